package org.lian.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A channel's own system. Calls leave the JVM, so they are never made inside a transaction. */
interface PaymentGateway {
    String name();

    /** What the staff read in its place. */
    default String label() {
        return name();
    }

    Set<Channel> channels();

    /** Makes the order known at the channel; the same order again gives the same offer. */
    Offer create(Order order);

    OrderAnswer query(String orderNo);

    /** Ends an unpaid order at the channel, and says how it really ended. */
    OrderAnswer close(String orderNo);

    /** A notice, once its signature and its age are proved good; a Refusal otherwise. Header names in lower case. */
    Notice read(Map<String, String> headers, byte[] body);

    /** Whose money the notices must speak of. */
    String merchant();

    /** Gives money back; the same refund number again asks for nothing new and tells how it stands. */
    RefundAnswer refund(RefundOrder order);

    RefundAnswer queryRefund(String refundNo);

    /** All that the channel moved for us on a day of its own clock; empty for a channel without statements. */
    default Optional<List<StatementLine>> statement(LocalDate day) {
        return Optional.empty();
    }

    /**
     * An order to give money back, with the payment that it goes back of; {@code voucher} is the paper of a window's
     * refund.
     */
    record RefundOrder(
            String refundNo,
            String tradeNo,
            String orderNo,
            long amountFen,
            @Nullable String voucher) {}

    /** The standing of a refund at the channel; amount and time only when it is done. */
    record RefundAnswer(
            RefundStanding standing,
            long amountFen,
            @Nullable Instant channelAt) {
        static RefundAnswer of(RefundStanding standing) {
            return new RefundAnswer(standing, 0, null);
        }
    }

    /** A refund's state at the channel. */
    enum RefundStanding {
        PROCESSING,
        DONE,
        FAILED,
        UNKNOWN
    }

    /** One line of a channel's daily statement: a payment by the channel's number, a refund by ours. */
    record StatementLine(
            Subject subject, String number, String orderNo, long amountFen, String currency, Instant channelAt) {
        /** The thing that moved. */
        enum Subject {
            PAYMENT,
            REFUND
        }
    }

    /** The offer of a way to pay. */
    record Offer(
            @Nullable String payUrl,
            @Nullable String qr,
            @Nullable String account) {}

    /** The channel's answer on an order; {@code money} only with PAID. */
    record OrderAnswer(Standing standing, @Nullable Money money) {
        static OrderAnswer of(Standing standing) {
            return new OrderAnswer(standing, null);
        }
    }

    /** An order's state at the channel. */
    enum Standing {
        WAITING,
        PAID,
        FAILED,
        CLOSED,
        UNKNOWN
    }

    /** One payment, by the channel's own number; {@code channelAt} by the channel's own clock. */
    record Money(
            String gateway,
            String tradeNo,
            String orderNo,
            long amountFen,
            String currency,
            Instant paidAt,
            Instant channelAt) {}

    /**
     * A notice that a channel sends of its own accord: {@code refund} when it is about a refund; otherwise
     * {@code money} when something was paid, null when paying failed.
     */
    record Notice(
            String id,
            String nonce,
            String merchant,
            String orderNo,
            @Nullable Money money,
            @Nullable RefundTold refund) {}

    /** The end of a refund, as a notice tells it. */
    record RefundTold(String refundNo, RefundAnswer answer, String currency) {}

    /** The channel does not answer, or not as agreed. */
    class ChannelSilent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ChannelSilent(String what, @Nullable Throwable cause) {
            super(what, cause);
        }
    }
}
