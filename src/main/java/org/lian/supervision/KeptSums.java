package org.lian.supervision;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lian.clock.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sums of the years and months that are long over, and of the days since, by ten and one by one: a view adds these up and
 * reads the rows of the other days alone. What changes afterwards is read from its rows until it is summed again, so that
 * a view is always right.
 */
@Component
class KeptSums {
    /** A month is summed so many days after its end: by then most of its filings are decided. */
    private static final int REST_DAYS = 31;

    /** Days and 旬 are summed so far back: a year, and the month that it begins in. */
    private static final int DAYS = 400;

    private static final String MONTHS =
            "where court = :court and span = 'MONTH' and date_trunc('year', begins) = :first";

    private static final String SUMS = "board_sum";

    private static final List<String> TABLES =
            List.of("board_sum_made", "board_sum_touched", SUMS, "board_sum_delay", "board_sum_slow");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;

    KeptSums(JdbcClient jdbc, TransactionTemplate transaction, BusinessClock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The length of what is summed at a time. */
    enum Length {
        DAY,
        /** 旬: the first ten days of a month, the second, and the rest. */
        TEN_DAYS,
        MONTH,
        /** Added up from its months, so that a change in one of them does not read the rows of all. */
        YEAR;

        /** Whether it is summed long after its end, and for good. */
        boolean isLong() {
            return this == MONTH || this == YEAR;
        }

        LocalDate after(LocalDate begins) {
            return switch (this) {
                case DAY -> begins.plusDays(1);
                case TEN_DAYS ->
                    begins.getDayOfMonth() < 21
                            ? begins.plusDays(10)
                            : begins.withDayOfMonth(1).plusMonths(1);
                case MONTH -> begins.plusMonths(1);
                case YEAR -> begins.plusYears(1);
            };
        }
    }

    /** The time from a moment until another, the latter excluded. */
    record Span(Instant from, Instant until) {}

    /** A year, month, ten days or a day, by its first day. */
    record Kept(Length length, LocalDate begins) {}

    /** A period as what stands summed, and the spans between. */
    record Split(List<Kept> sums, List<Span> spans) {
        Split {
            sums = List.copyOf(sums);
            spans = List.copyOf(spans);
        }

        JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql) {
            return sql.param(
                            "lengths",
                            sums.stream().map(sum -> sum.length().name()).toArray(String[]::new))
                    .param(
                            "firsts",
                            sums.stream().map(sum -> Date.valueOf(sum.begins())).toArray(Date[]::new))
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

    /** The period, by what stands of it for all of the courts and keeps what is counted. */
    Split split(String[] courts, ReportPeriod period, Counting.Of of) {
        var end = period.to().plusDays(1);
        var sums = new ArrayList<Kept>();
        var spans = new ArrayList<Span>();
        var from = period.from();
        for (var sum : kept(courts, period.from(), end, of)) {
            if (!sum.begins().isBefore(from)) {
                add(spans, from, sum.begins());
                sums.add(sum);
                from = sum.length().after(sum.begins());
            }
        }
        add(spans, from, end);
        return new Split(sums, spans);
    }

    private static void add(List<Span> spans, LocalDate from, LocalDate until) {
        if (from.isBefore(until)) {
            spans.add(new Span(start(from), start(until)));
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(BusinessClock.SHANGHAI).toInstant();
    }

    /**
     * What stands between the days, the latter excluded, by its first day; of what begins with the same the longest first.
     * Single days are looked for where months do not reach, which is at the beginning and lately.
     */
    private List<Kept> kept(String[] courts, LocalDate first, LocalDate end, Counting.Of of) {
        return jdbc.sql("""
                        select span, begins from board_sum_kept
                        where court = any (:courts) and begins >= :first and board_sum_end(span, begins) <= :end
                          and span = any (:spans) and (span <> 'DAY' or begins < :firstMonth or begins >= :lately)
                        group by 1, 2 having count(*) = (
                          select count(*) from unnest(:courts::text[]) as c (court)
                          where exists (select from court_event e where e.court = c.court))
                        order by begins, board_sum_end(span, begins) desc""")
                .param("courts", courts)
                .param("first", Date.valueOf(first))
                .param("end", Date.valueOf(end))
                .param("firstMonth", Date.valueOf(first.plusMonths(1).withDayOfMonth(1)))
                .param("lately", Date.valueOf(end.minusDays(2 * REST_DAYS + 1)))
                .param(
                        "spans",
                        Stream.of(Length.values())
                                .filter(of::isKeptOf)
                                .map(Length::name)
                                .toArray(String[]::new))
                .query((row, number) -> new Kept(
                        Length.valueOf(row.getString("span")),
                        row.getDate("begins").toLocalDate()))
                .list();
    }

    /** A span of a court that can be summed. */
    private record Due(String court, Kept what) {}

    /** Sums what can be and is not, one at a time, the newest first. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void sum() {
        waiting().forEach(due -> transaction.executeWithoutResult(status -> sum(due)));
        years().forEach(due -> transaction.executeWithoutResult(status -> addUp(due)));
        TABLES.forEach(
                table -> jdbc.sql("delete from " + table + " where span in ('DAY', 'TEN_DAYS') and begins < :first")
                        .param("first", Date.valueOf(firstDay()))
                        .update());
    }

    private LocalDate firstDay() {
        return clock.today().minusDays(DAYS);
    }

    private List<Due> waiting() {
        var lastMonth = clock.today().minusDays(REST_DAYS).withDayOfMonth(1).minusMonths(1);
        return jdbc.sql("""
                        with recursive courts as (
                          (select court from court_event order by court limit 1)
                          union all
                          select (select e.court from court_event e where e.court > c.court order by e.court limit 1)
                          from courts c where c.court is not null),
                        since as (
                          select c.court, month_of(f.first) as month from courts c
                          cross join lateral (select min(at) as first from court_event e where e.court = c.court) f
                          where c.court is not null),
                        due as (
                          select c.court, 'MONTH' as span, m.begins::date as begins from since c
                          cross join generate_series(c.month::timestamp, :lastMonth, interval '1 month') as m (begins)
                          union all
                          select c.court, s.span, d.begins::date from since c
                          cross join generate_series(greatest(c.month::timestamp, :firstDay), :lastDay, interval '1 day') as d (begins)
                          cross join (values ('DAY'), ('TEN_DAYS')) as s (span)
                          where s.span = 'DAY' or extract(day from d.begins) in (1, 11, 21)
                            and board_sum_end(s.span, d.begins::date) <= :lastDay::date + 1)
                        select court, span, begins from due
                        where not exists (
                          select from board_sum_kept k where k.court = due.court and k.span = due.span and k.begins = due.begins)
                        order by 3 desc, 1""")
                .param("lastMonth", Timestamp.valueOf(lastMonth.atStartOfDay()))
                .param("firstDay", Timestamp.valueOf(firstDay().atStartOfDay()))
                .param("lastDay", Timestamp.valueOf(clock.today().minusDays(1).atStartOfDay()))
                .query((row, number) -> new Due(
                        row.getString("court"),
                        new Kept(
                                Length.valueOf(row.getString("span")),
                                row.getDate("begins").toLocalDate())))
                .list();
    }

    /** Takes away what stood; whoever touches it waits until its sums stand, and touches them then. */
    private void begin(Due due) {
        jdbc.sql("lock table board_sum_touched in share row exclusive mode").update();
        // By the beginning of the index of the sums, which would be read whole while others wait.
        TABLES.forEach(table -> bound(
                        "delete from " + table + " where court = :court and span = :span and begins = :first"
                                + (table.equals(SUMS) ? " and of = any (:kinds)" : ""),
                        due)
                .param("kinds", Stream.of(Counting.Of.values()).map(Enum::name).toArray(String[]::new))
                .update());
    }

    private void stands(Due due) {
        bound("insert into board_sum_made (court, span, begins) values (:court, :span, :first)", due)
                .update();
    }

    private void sum(Due due) {
        begin(due);
        var begins = due.what().begins();
        var split = new Split(
                List.of(),
                List.of(new Span(start(begins), start(due.what().length().after(begins)))));
        for (var of : Counting.Of.values()) {
            if (!of.isKeptOf(due.what().length())) {
                continue;
            }
            split.bind(bound("""
                            insert into board_sum (court, span, begins, of, key, kind, flag, hours, number, seconds)
                            select court, :span, :first, :of, key, kind, flag, coalesce(floor(took / 3600)::integer, -1), sum(number),
                              coalesce(sum(took * number), 0)
                            from (%s) r group by 1, 5, 6, 7, 8""".formatted(of.rows()), due))
                    .param("of", of.name())
                    .update();
        }
        split.bind(bound(
                        """
                        insert into board_sum_delay (court, span, begins, filings, %1$s)
                        select :court, :span, :first, count(*), %2$s from (%3$s) parts""".formatted(
                                        String.join(", ", Delays.PART_COLUMNS),
                                        Delays.PART_COLUMNS.stream()
                                                .map("coalesce(sum(%s), 0)"::formatted)
                                                .collect(Collectors.joining(", ")),
                                        Delays.PARTS),
                        due))
                .update();
        split.bind(bound("""
                        insert into board_sum_slow (court, span, begins, filing_id, %1$s)
                        select :court, :span, :first, filing_id, %1$s from (%2$s) parts
                        order by elapsed desc, filing_id limit %3$d""".formatted(String.join(", ", Delays.PART_COLUMNS), Delays.PARTS, Delays.SLOWEST), due))
                .update();
        stands(due);
    }

    /** The years whose months stand all and that are not added up. */
    private List<Due> years() {
        return jdbc.sql("""
                        select court, date_trunc('year', begins)::date as begins from board_sum_kept m where span = 'MONTH'
                        group by 1, 2 having count(*) = 12 and not exists (
                          select from board_sum_kept y where y.court = m.court and y.span = 'YEAR'
                            and y.begins = date_trunc('year', min(m.begins))::date)
                        order by 2 desc, 1""")
                .query((row, number) -> new Due(
                        row.getString("court"),
                        new Kept(Length.YEAR, row.getDate("begins").toLocalDate())))
                .list();
    }

    private void addUp(Due due) {
        begin(due);
        // One of them may have been touched meanwhile.
        if (!years().contains(due)) {
            return;
        }
        var parts = String.join(", ", Delays.PART_COLUMNS);
        bound("""
                        insert into board_sum (court, span, begins, of, key, kind, flag, hours, number, seconds)
                        select court, :span, :first, of, key, kind, flag, hours, sum(number), sum(seconds)
                        from board_sum %s group by court, of, key, kind, flag, hours""".formatted(MONTHS), due).update();
        bound(
                        "insert into board_sum_delay (court, span, begins, filings, " + parts
                                + ") select court, :span, :first, sum(filings), "
                                + Delays.PART_COLUMNS.stream()
                                        .map("sum(%s)"::formatted)
                                        .collect(Collectors.joining(", "))
                                + " from board_sum_delay " + MONTHS + " group by court",
                        due)
                .update();
        bound(
                        "insert into board_sum_slow (court, span, begins, filing_id, " + parts
                                + ") select court, :span, :first, filing_id, " + parts + " from board_sum_slow "
                                + MONTHS
                                + " order by elapsed desc, filing_id limit " + Delays.SLOWEST,
                        due)
                .update();
        stands(due);
    }

    private JdbcClient.StatementSpec bound(String sql, Due due) {
        return jdbc.sql(sql)
                .param("court", due.court())
                .param("courts", Stream.of(due.court()).toArray(String[]::new))
                .param("span", due.what().length().name())
                .param("first", Date.valueOf(due.what().begins()));
    }
}
