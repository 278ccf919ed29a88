package org.lian.sandbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cashier's own tables. */
@Repository
@Profile("demo")
class SandboxBooks {
    private final Clock clock = Clock.systemUTC();
    private final JdbcClient jdbc;

    SandboxBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SandboxOrder> find(String orderNo) {
        return jdbc.sql("select * from sandbox_order where order_no = ?")
                .param(orderNo)
                .query(SandboxBooks::order)
                .optional();
    }

    SandboxOrder open(String orderNo, String merchant, long amountFen, String currency, String channel) {
        jdbc.sql("""
                        insert into sandbox_order (order_no, merchant, amount_fen, currency, channel, state)
                        values (?, ?, ?, ?, ?, 'WAITING') on conflict (order_no) do nothing""").params(orderNo, merchant, amountFen, currency, channel).update();
        return find(orderNo).orElseThrow();
    }

    /** False when the order had ended before. */
    boolean pay(String orderNo, long paidFen) {
        return jdbc.sql("""
                                update sandbox_order set state = 'PAID', paid_fen = ?, trade_no = ?, notice_id = ?, ended_at = ?
                                where order_no = ? and state = 'WAITING'""")
                        .params(paidFen, "ST" + id(), "SN" + id(), now(), orderNo)
                        .update()
                == 1;
    }

    boolean end(String orderNo, SandboxOrder.State state) {
        return jdbc.sql("""
                                update sandbox_order set state = ?, trade_no = ?, notice_id = ?, ended_at = ?
                                where order_no = ? and state = 'WAITING'""")
                        .params(state.name(), "ST" + id(), "SN" + id(), now(), orderNo)
                        .update()
                == 1;
    }

    /** False when a request with this nonce came before. */
    boolean firstSeen(String nonce) {
        return jdbc.sql("insert into sandbox_nonce (nonce) values (?) on conflict (nonce) do nothing")
                        .param(nonce)
                        .update()
                == 1;
    }

    long epochSecond() {
        return clock.instant().getEpochSecond();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static SandboxOrder order(ResultSet row, int number) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new SandboxOrder(
                row.getString("order_no"),
                row.getString("merchant"),
                row.getLong("amount_fen"),
                row.getString("currency"),
                row.getString("channel"),
                SandboxOrder.State.valueOf(row.getString("state")),
                row.getString("trade_no"),
                row.getObject("paid_fen", Long.class),
                row.getString("notice_id"),
                ended == null ? null : ended.toInstant());
    }
}
