package org.lian.payment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /** Why a transaction was booked. */
    enum Kind {
        FEE_PAID,
        UNEXPECTED_MONEY,
        NOTHING_WAITS
    }

    void book(Kind kind, PaymentGateway.Money money, @Nullable UUID filing, String debit, String credit, Instant at) {
        var id = jdbc.sql("""
                        insert into ledger_transaction (kind, gateway, trade_no, order_no, filing_id, booked_at)
                        values (:kind, :gateway, :trade, :order, :filing, :at) returning id""")
                .param("kind", kind.name())
                .param("gateway", money.gateway())
                .param("trade", money.tradeNo())
                .param("order", money.orderNo())
                .param("filing", filing)
                .param("at", Orders.time(at))
                .query(Long.class)
                .single();
        jdbc.sql("insert into ledger_entry (transaction_id, account, amount_fen) values (?, ?, ?), (?, ?, ?)")
                .params(id, debit, money.amountFen(), id, credit, -money.amountFen())
                .update();
    }
}
