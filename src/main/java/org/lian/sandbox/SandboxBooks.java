package org.lian.sandbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The cashier's own tables. */
@Repository
@Profile("demo")
class SandboxBooks {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

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

    @Transactional
    SandboxOrder open(String orderNo, String merchant, long amountFen, String currency, String channel) {
        jdbc.sql("""
                        insert into sandbox_order (order_no, merchant, amount_fen, currency, channel, state)
                        values (?, ?, ?, ?, ?, 'WAITING') on conflict (order_no) do nothing""").params(orderNo, merchant, amountFen, currency, channel).update();
        return find(orderNo).orElseThrow();
    }

    /** The order as it is now; it may have ended another way before. */
    Optional<SandboxOrder> pay(String orderNo, long paidFen) {
        return jdbc.sql("""
                        update sandbox_order set state = 'PAID', paid_fen = ?, trade_no = ?, notice_id = ?, ended_at = ?
                        where order_no = ? and state = 'WAITING' returning *""")
                .params(paidFen, "ST" + id(), "SN" + id(), now(), orderNo)
                .query(SandboxBooks::order)
                .optional()
                .or(() -> find(orderNo));
    }

    /** As {@link #pay}, without money. */
    Optional<SandboxOrder> end(String orderNo, SandboxOrder.State state) {
        return jdbc.sql("""
                        update sandbox_order set state = ?, trade_no = ?, notice_id = ?, ended_at = ?
                        where order_no = ? and state = 'WAITING' returning *""")
                .params(state.name(), "ST" + id(), "SN" + id(), now(), orderNo)
                .query(SandboxBooks::order)
                .optional()
                .or(() -> find(orderNo));
    }

    /** How this order's next refund will go: for tests, as the cashier's other actions are. */
    void refundsWill(String orderNo, SandboxRefund.Behaviour behaviour) {
        jdbc.sql("update sandbox_order set refund_behaviour = ? where order_no = ?")
                .params(behaviour.name(), orderNo)
                .update();
    }

    Optional<SandboxRefund> findRefund(String refundNo) {
        return jdbc.sql("select * from sandbox_refund where refund_no = ?")
                .param(refundNo)
                .query(SandboxBooks::refund)
                .optional();
    }

    /** Empty when the payment is not there or has not that much left. */
    @Transactional
    public Optional<SandboxRefund> openRefund(
            String refundNo, String merchant, String orderNo, String tradeNo, long amountFen, Duration delay) {
        var paid = jdbc.sql("""
                        select paid_fen, refund_behaviour from sandbox_order
                        where order_no = ? and trade_no = ? and merchant = ? and state = 'PAID' for update""")
                .params(orderNo, tradeNo, merchant)
                .query((row, number) -> Map.entry(row.getLong("paid_fen"), row.getString("refund_behaviour")))
                .optional();
        var known = findRefund(refundNo);
        if (known.isPresent() || paid.isEmpty()) {
            return known;
        }
        var gone = jdbc.sql("""
                        select coalesce(sum(amount_fen), 0) from sandbox_refund
                        where order_no = ? and state <> 'FAILED'""").param(orderNo).query(Long.class).single();
        if (gone + amountFen > paid.get().getKey()) {
            return Optional.empty();
        }
        jdbc.sql("""
                        insert into sandbox_refund (refund_no, merchant, order_no, trade_no, amount_fen, currency,
                                                    behaviour, state, notice_id, ready_at)
                        values (?, ?, ?, ?, ?, 'CNY', ?, 'PROCESSING', ?, ?)""")
                .params(
                        refundNo,
                        merchant,
                        orderNo,
                        tradeNo,
                        amountFen,
                        paid.get().getValue(),
                        "SR" + id(),
                        now().plus(delay))
                .update();
        return findRefund(refundNo);
    }

    /** The refund, ended when its time has come. */
    Optional<SandboxRefund> settledRefund(String refundNo) {
        jdbc.sql("""
                        update sandbox_refund set ended_at = :now,
                          state = case when behaviour = 'FAIL' then 'FAILED' else 'DONE' end
                        where refund_no = :no and state = 'PROCESSING' and ready_at <= :now""").param("now", now()).param("no", refundNo).update();
        return findRefund(refundNo);
    }

    /** What moved for a merchant on a day in Beijing: subject, number, order, fen, currency, moment. */
    List<String> moved(String merchant, LocalDate day) {
        var from = day.atStartOfDay(BEIJING).toOffsetDateTime();
        return jdbc.sql("""
                        select 'PAYMENT' as subject, trade_no as number, order_no, paid_fen as fen, currency, ended_at
                        from sandbox_order where merchant = :merchant and state = 'PAID'
                          and ended_at >= :from and ended_at < :to
                        union all
                        select 'REFUND', refund_no, order_no, amount_fen, currency, ended_at
                        from sandbox_refund where merchant = :merchant and state = 'DONE'
                          and ended_at >= :from and ended_at < :to
                        order by ended_at, number""")
                .param("merchant", merchant)
                .param("from", from)
                .param("to", from.plusDays(1))
                .query((row, number) -> String.join(
                        ",",
                        row.getString("subject"),
                        row.getString("number"),
                        row.getString("order_no"),
                        row.getString("fen"),
                        row.getString("currency"),
                        row.getObject("ended_at", OffsetDateTime.class)
                                .toInstant()
                                .toString()))
                .list();
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

    private static SandboxRefund refund(ResultSet row, int number) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new SandboxRefund(
                row.getString("refund_no"),
                row.getString("merchant"),
                row.getString("order_no"),
                row.getString("trade_no"),
                row.getLong("amount_fen"),
                row.getString("currency"),
                SandboxRefund.Behaviour.valueOf(row.getString("behaviour")),
                SandboxRefund.State.valueOf(row.getString("state")),
                row.getString("notice_id"),
                ended == null ? null : ended.toInstant());
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
