package org.lian.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.payment.Reconciliation.Difference;
import org.lian.payment.Reconciliation.Kind;
import org.lian.payment.Reconciliation.Run;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The comparison as one reader may see it: of a channel that serves several courts, each sees its own sums and
 * differences and those of no case; the whole channel is for who administers every court.
 */
@Component
class ReconciliationRows {
    /** The court whose money a difference is about; null where it belongs to no case and no court took it on. */
    private static final String COURT = """
            coalesce(
              (select f.court_code from payment_receipt p join filing f on f.id = p.filing_id
               where d.subject = 'PAYMENT' and p.gateway = d.gateway and p.trade_no = d.number),
              (select f.court_code from payment_order o join filing f on f.id = o.filing_id where o.order_no = d.order_no),
              (select coalesce(b.court_code, f.court_code) from refund_attempt a join refund b on b.id = a.refund_id
               left join filing f on f.id = b.filing_id where d.subject = 'REFUND' and a.refund_no = d.number),
              (select b.court_code from refund b where d.subject = 'PAYMENT' and b.gateway = d.gateway
                 and b.trade_no = d.number and b.court_code is not null order by b.requested_at desc, b.id limit 1))""";

    private static final String SEEN = "(:all or " + COURT + " is null or " + COURT + " = any (:courts))";

    private static final String RUNS = """
            select r.gateway, r.day, r.run_at, r.runs, case when :all then r.matched end as matched,
              case when :all then r.payments else paid.number end as payments,
              case when :all then r.received_fen else paid.fen end as received_fen,
              case when :all then r.refunds else back.number end as refunds,
              case when :all then r.refunded_fen else back.fen end as refunded_fen,
              (select count(*) from reconciliation_difference d
               where d.gateway = r.gateway and d.day = r.day and d.settled_at is null and\s""" + SEEN + """
            ) as open_differences
            from (select * from reconciliation where :day::date is null or gateway = :gateway and day = :day
                  order by day desc, gateway limit :limit) r
            cross join lateral (select r.day::timestamp at time zone 'Asia/Shanghai' as begins,
              (r.day + 1)::timestamp at time zone 'Asia/Shanghai' as ends) span
            left join lateral (select count(*) as number, coalesce(sum(p.amount_fen), 0) as fen
              from payment_receipt p join filing f on f.id = p.filing_id
              where not :all and p.gateway = r.gateway and p.channel_at >= span.begins and p.channel_at < span.ends
                and f.court_code = any (:courts)) paid on true
            left join lateral (select count(*) as number, coalesce(sum(b.amount_fen), 0) as fen
              from refund_attempt a join refund b on b.id = a.refund_id left join filing f on f.id = b.filing_id
              where not :all and b.gateway = r.gateway and a.state = 'SUCCEEDED'
                and a.channel_at >= span.begins and a.channel_at < span.ends
                and coalesce(b.court_code, f.court_code) = any (:courts)) back on true
            order by r.day desc, r.gateway""";

    private final JdbcClient jdbc;

    ReconciliationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest days, the newest first. */
    List<Run> runs(Actor reader, int limit) {
        return runs(reader, null, null, limit);
    }

    Run run(Actor reader, String gateway, LocalDate day) {
        return runs(reader, gateway, day, 1).get(0);
    }

    private List<Run> runs(Actor reader, @Nullable String gateway, @Nullable LocalDate day, int limit) {
        return asked(reader, RUNS)
                .param("gateway", gateway)
                .param("day", day)
                .param("limit", limit)
                .query(ReconciliationRows::run)
                .list();
    }

    /** What differs and is not settled, then the latest that was. */
    List<Difference> differences(Actor reader, int limit) {
        return asked(reader, """
                        select gateway, day, subject, number, kind, here_fen, there_fen, outcome, settled_at
                        from reconciliation_difference d where\s""" + SEEN + """

                        order by (settled_at is null) desc, day desc, found_at desc, number limit :limit""")
                .param("limit", limit)
                .query(ReconciliationRows::difference)
                .list();
    }

    private JdbcClient.StatementSpec asked(Actor reader, String sql) {
        return jdbc.sql(sql)
                .param("all", reader.administersAll())
                .param("courts", reader.courts().stream().map(CourtCode::value).toArray(String[]::new));
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        return new Run(
                row.getString("gateway"),
                row.getObject("day", LocalDate.class),
                row.getObject("run_at", OffsetDateTime.class).toInstant(),
                row.getInt("runs"),
                row.getInt("payments"),
                row.getInt("refunds"),
                row.getObject("matched", Integer.class),
                row.getLong("received_fen"),
                row.getLong("refunded_fen"),
                row.getInt("open_differences"));
    }

    private static Difference difference(ResultSet row, int number) throws SQLException {
        var settled = row.getObject("settled_at", OffsetDateTime.class);
        return new Difference(
                row.getString("gateway"),
                row.getObject("day", LocalDate.class),
                row.getString("subject"),
                row.getString("number"),
                Kind.valueOf(row.getString("kind")),
                row.getObject("here_fen", Long.class),
                row.getObject("there_fen", Long.class),
                row.getString("outcome"),
                settled == null ? null : settled.toInstant());
    }
}
