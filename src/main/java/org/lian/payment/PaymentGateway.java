package org.lian.payment;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A channel's own system. Calls leave the JVM, so they are never made inside a transaction. */
interface PaymentGateway {
    String name();

    Set<Channel> channels();

    /** Makes the order known at the channel; the same order again gives the same offer. */
    Offer create(Order order);

    Answer query(String orderNo);

    /** Ends an unpaid order at the channel, and says how it really ended. */
    Answer close(String orderNo);

    /** A notice, once its signature and its age are proved good; a Refusal otherwise. Header names in lower case. */
    Notice read(Map<String, String> headers, byte[] body);

    /** Whose money the notices must speak of. */
    String merchant();

    /** How to pay. */
    record Offer(
            @Nullable String payUrl,
            @Nullable String qr,
            @Nullable String account) {}

    /** What the channel says of an order; {@code money} only with PAID. */
    record Answer(Standing standing, @Nullable Money money) {
        static Answer of(Standing standing) {
            return new Answer(standing, null);
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

    /** One payment, by the channel's own number. */
    record Money(String gateway, String tradeNo, String orderNo, long amountFen, String currency, Instant paidAt) {}

    /** What a channel tells us of its own accord; {@code money} when something was paid, null when paying failed. */
    record Notice(
            String id,
            String nonce,
            String merchant,
            String orderNo,
            @Nullable Money money) {}

    /** The channel does not answer, or not as agreed. */
    class ChannelSilent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ChannelSilent(String what, @Nullable Throwable cause) {
            super(what, cause);
        }
    }
}
