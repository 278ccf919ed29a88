package org.lian.supervision;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lian.clock.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The months that are long over, as sums: a view of years adds these up and reads the rows of the other days alone. A
 * month whose rows change afterwards is read from its rows until it is summed again, so that a view is always right.
 */
@Component
class ClosedMonths {
    /** A month is summed so many days after its end: by then most of its filings are decided. */
    private static final int REST_DAYS = 31;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;

    ClosedMonths(JdbcClient jdbc, TransactionTemplate transaction, BusinessClock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The time from a moment until another, the latter excluded. */
    record Span(Instant from, Instant until) {}

    /** A period as months whose sums stand, and the spans between them. */
    record Split(List<LocalDate> months, List<Span> spans) {
        Split {
            months = List.copyOf(months);
            spans = List.copyOf(spans);
        }

        JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql) {
            return sql.param("months", months.stream().map(Date::valueOf).toArray(Date[]::new))
                    .param(
                            "begins",
                            spans.stream()
                                    .map(span -> Timestamp.from(span.from()))
                                    .toArray(Timestamp[]::new))
                    .param(
                            "ends",
                            spans.stream()
                                    .map(span -> Timestamp.from(span.until()))
                                    .toArray(Timestamp[]::new));
        }
    }

    /** The period, by what stands of it for all of the courts. */
    Split split(String[] courts, ReportPeriod period) {
        var first = period.from().getDayOfMonth() == 1
                ? period.from()
                : period.from().plusMonths(1).withDayOfMonth(1);
        var last = period.to().plusDays(1).withDayOfMonth(1);
        var months = first.isBefore(last) ? kept(courts, first, last) : List.<LocalDate>of();
        var spans = new ArrayList<Span>();
        var from = period.from();
        for (var month : months) {
            add(spans, from, month);
            from = month.plusMonths(1);
        }
        add(spans, from, period.to().plusDays(1));
        return new Split(months, spans);
    }

    private static void add(List<Span> spans, LocalDate from, LocalDate until) {
        if (from.isBefore(until)) {
            spans.add(new Span(start(from), start(until)));
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(BusinessClock.SHANGHAI).toInstant();
    }

    private List<LocalDate> kept(String[] courts, LocalDate first, LocalDate end) {
        return jdbc.sql("""
                        select month from board_month_kept
                        where court = any (:courts) and month >= :first and month < :end
                        group by month having count(*) = (
                          select count(*) from unnest(:courts::text[]) as c (court)
                          where exists (select from court_event e where e.court = c.court))
                        order by month""")
                .param("courts", courts)
                .param("first", Date.valueOf(first))
                .param("end", Date.valueOf(end))
                .query((row, number) -> row.getDate("month").toLocalDate())
                .list();
    }

    /** A month of a court that can be summed. */
    private record Month(String court, LocalDate first) {}

    /** Sums what can be and is not, a month of a court at a time, the newest first. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void sum() {
        for (var month : waiting()) {
            transaction.executeWithoutResult(status -> sum(month));
        }
    }

    private List<Month> waiting() {
        var last = clock.today().minusDays(REST_DAYS).withDayOfMonth(1).minusMonths(1);
        return jdbc.sql("""
                        with recursive courts as (
                          (select court from court_event order by court limit 1)
                          union all
                          select (select e.court from court_event e where e.court > c.court order by e.court limit 1)
                          from courts c where c.court is not null)
                        select c.court, m.month::date as month from courts c
                        cross join lateral (select min(at) as first from court_event e where e.court = c.court) f
                        cross join lateral generate_series(month_of(f.first)::timestamp, :last, interval '1 month') as m (month)
                        where not exists (
                          select from board_month_kept k where k.court = c.court and k.month = m.month::date)
                        order by 2 desc, 1""")
                .param("last", Timestamp.valueOf(last.atStartOfDay()))
                .query((row, number) ->
                        new Month(row.getString("court"), row.getDate("month").toLocalDate()))
                .list();
    }

    private void sum(Month month) {
        // Whoever touches a month waits until its sums stand, and touches them then.
        jdbc.sql("lock table board_month_touched in share row exclusive mode").update();
        var split = new Split(
                List.of(),
                List.of(new Span(start(month.first()), start(month.first().plusMonths(1)))));
        for (var table : List.of(
                "board_month", "board_month_delay", "board_month_slow", "board_month_touched", "board_month_made")) {
            bound("delete from " + table + " where court = :court and month = :month", month)
                    .update();
        }
        for (var of : Counting.Of.values()) {
            split.bind(bound("""
                            insert into board_month (court, month, of, key, kind, flag, hours, number, seconds)
                            select court, :month, :of, key, kind, flag, coalesce(floor(took / 3600)::integer, -1), sum(number),
                              coalesce(sum(took * number), 0)
                            from (%s) r group by 1, 4, 5, 6, 7""".formatted(of.rows()), month))
                    .param("of", of.name())
                    .update();
        }
        split.bind(bound(
                        """
                        insert into board_month_delay
                        select :court, :month, count(*), %s from (%s) parts""".formatted(
                                        Delays.PART_COLUMNS.stream()
                                                .map("coalesce(sum(%s), 0)"::formatted)
                                                .reduce((some, one) -> some + ", " + one)
                                                .orElseThrow(),
                                        Delays.PARTS),
                        month))
                .update();
        split.bind(bound("""
                        insert into board_month_slow
                        select :court, :month, filing_id, %s from (%s) parts order by elapsed desc, filing_id limit %d""".formatted(String.join(", ", Delays.PART_COLUMNS), Delays.PARTS, Delays.SLOWEST), month))
                .update();
        bound("insert into board_month_made values (:court, :month)", month).update();
    }

    private JdbcClient.StatementSpec bound(String sql, Month month) {
        return jdbc.sql(sql)
                .param("court", month.court())
                .param("courts", Stream.of(month.court()).toArray(String[]::new))
                .param("month", Date.valueOf(month.first()));
    }
}
