package org.lian.payment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Double entry in fen: what one account gives another takes; rows are only ever added. */
@Repository
class Ledger {
    static final String FEES = "LITIGATION_FEES";
    static final String UNEXPECTED = "UNEXPECTED_MONEY";

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String channelAccount(@Nullable Channel channel) {
        return "CHANNEL_" + (channel == null ? "UNKNOWN" : channel.name());
    }

    /** The reason why a transaction was booked. */
    enum Kind {
        FEE_PAID,
        UNEXPECTED_MONEY,
        NOTHING_WAITS,
        REFUNDED
    }

    void book(Kind kind, PaymentGateway.Money money, @Nullable UUID filing, String debit, String credit, Instant at) {
        book(
                kind,
                money.gateway(),
                money.tradeNo(),
                money.orderNo(),
                filing,
                null,
                money.amountFen(),
                debit,
                credit,
                at);
    }

    /** Money goes back the way it came: what the court held becomes less, and so does what the channel owes it. */
    void bookRefund(Refund refund, String refundNo, String orderNo, String held, String channel, Instant at) {
        var filing = refund.filing() == null ? null : refund.filing().value();
        book(
                Kind.REFUNDED,
                refund.gateway(),
                refund.tradeNo(),
                orderNo,
                filing,
                refundNo,
                refund.amountFen(),
                held,
                channel,
                at);
    }

    private void book(
            Kind kind,
            String gateway,
            String tradeNo,
            String orderNo,
            @Nullable UUID filing,
            @Nullable String refundNo,
            long amountFen,
            String debit,
            String credit,
            Instant at) {
        var id = jdbc.sql("""
                        insert into ledger_transaction (kind, gateway, trade_no, order_no, filing_id, refund_no, booked_at)
                        values (:kind, :gateway, :trade, :order, :filing, :refund, :at) returning id""")
                .param("kind", kind.name())
                .param("gateway", gateway)
                .param("trade", tradeNo)
                .param("order", orderNo)
                .param("filing", filing)
                .param("refund", refundNo)
                .param("at", CourtTime.column(at))
                .query(Long.class)
                .single();
        jdbc.sql("insert into ledger_entry (transaction_id, account, amount_fen) values (?, ?, ?), (?, ?, ?)")
                .params(id, debit, amountFen, id, credit, -amountFen)
                .update();
    }
}
