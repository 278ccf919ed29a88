package org.lian.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lian.clock.CourtTime;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The orders and the row per filing that serialises whatever happens to its money. */
@Repository
class Orders {
    private static final String COLUMNS =
            "select order_no, filing_id, amount_fen, basis, item, channel, state, pay_url, qr, account from payment_order ";

    private final JdbcClient jdbc;

    Orders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** First of all locks: everything about a filing's money waits here for its turn. */
    void lockCase(FilingId filing) {
        // The update locks a row that is there already.
        jdbc.sql("""
                        insert into payment_case (filing_id) values (?)
                        on conflict (filing_id) do update set filing_id = excluded.filing_id""").param(filing.value()).update();
    }

    void insert(Order order, String gateway, Instant at, Instant nextQueryAt) {
        jdbc.sql("""
                        insert into payment_order (order_no, filing_id, amount_fen, basis, item, channel, gateway, state,
                                                   created_at, next_query_at)
                        values (:no, :filing, :amount, :basis, :item, :channel, :gateway, :state, :at, :next)""")
                .param("no", order.orderNo())
                .param("filing", order.filing().value())
                .param("amount", order.amountFen())
                .param("basis", order.basis().text())
                .param("item", order.item())
                .param("channel", order.channel().name())
                .param("gateway", gateway)
                .param("state", order.state().name())
                .param("at", CourtTime.column(at))
                .param("next", CourtTime.column(nextQueryAt))
                .update();
    }

    List<Order> of(FilingId filing) {
        return jdbc.sql(COLUMNS + "where filing_id = ? order by created_at, order_no")
                .param(filing.value())
                .query(Orders::order)
                .list();
    }

    Optional<Order> find(String orderNo) {
        return jdbc.sql(COLUMNS + "where order_no = ?")
                .param(orderNo)
                .query(Orders::order)
                .optional();
    }

    Optional<Order> find(String orderNo, String gateway) {
        return jdbc.sql(COLUMNS + "where order_no = ? and gateway = ?")
                .params(orderNo, gateway)
                .query(Orders::order)
                .optional();
    }

    /** Whose fee an order is for, which never changes. */
    Optional<FilingId> filingOf(String orderNo, String gateway) {
        return jdbc.sql("select filing_id from payment_order where order_no = ? and gateway = ?")
                .params(orderNo, gateway)
                .query(UUID.class)
                .optional()
                .map(FilingId::new);
    }

    /** Whether this of the filing is paid. */
    boolean isPaid(FilingId filing, String item) {
        return of(filing).stream().anyMatch(order -> order.hasPaid(item));
    }

    /** The order as it can be paid now, or as it is when it had ended before. */
    Order offered(String orderNo, PaymentGateway.Offer offer) {
        return jdbc.sql("""
                        update payment_order set state = 'PENDING', pay_url = ?, qr = ?, account = ?
                        where order_no = ? and state = 'CREATED' returning *""")
                .params(offer.payUrl(), offer.qr(), offer.account(), orderNo)
                .query(Orders::order)
                .optional()
                .or(() -> find(orderNo))
                .orElseThrow();
    }

    /** Ends an open order; false when it had ended before. */
    boolean end(String orderNo, PaymentState state, Instant at) {
        return jdbc.sql("""
                                update payment_order set state = ?, ended_at = ?
                                where order_no = ? and state in ('CREATED', 'PENDING')""").params(state.name(), CourtTime.column(at), orderNo).update() == 1;
    }

    /** Takes orders whose query is due and puts their next one off, so that no other node asks as well. */
    List<Order> takeDue(Instant machineTime, long firstDelaySeconds) {
        return jdbc
                .sql("""
                        update payment_order o set queries = o.queries + 1,
                          next_query_at = cast(:now as timestamptz)
                            + make_interval(secs => least(:first * power(2, least(o.queries, 20)), 600))
                        where o.order_no in (
                          select order_no from payment_order
                          where state = 'PENDING' and next_query_at <= :now
                          order by next_query_at limit 20 for update skip locked)
                        returning o.order_no""")
                .param("now", CourtTime.column(machineTime))
                .param("first", (double) firstDelaySeconds)
                .query(String.class)
                .list()
                .stream()
                .flatMap(orderNo -> find(orderNo).stream())
                .toList();
    }

    private static Order order(ResultSet row, int number) throws SQLException {
        return new Order(
                row.getString("order_no"),
                new FilingId(row.getObject("filing_id", java.util.UUID.class)),
                row.getLong("amount_fen"),
                new LegalBasis(row.getString("basis")),
                row.getString("item"),
                Channel.valueOf(row.getString("channel")),
                PaymentState.valueOf(row.getString("state")),
                row.getString("pay_url"),
                row.getString("qr"),
                row.getString("account"));
    }
}
