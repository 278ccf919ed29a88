package org.lian.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 监督看板: the numbers of the head's own courts, from the rows that the journal and the tasks feed. */
@Component
public class Board {
    private static final int MOST_CAUSES = 15;

    private static final String COUNTS = """
            coalesce(sum(number) filter (where kind = 'RECEIVED'), 0) as received,
            coalesce(sum(number) filter (where kind = 'REGISTERED'), 0) as registered,
            coalesce(sum(number) filter (where kind = 'REGISTERED' and flag), 0) as by_clock,
            coalesce(sum(number) filter (where kind = 'CORRECTION_REQUIRED'), 0) as corrections,
            coalesce(sum(number) filter (where kind = 'RETURNED'), 0) as returned,
            coalesce(sum(number) filter (where kind = 'REFUSED'), 0) as refused,
            coalesce(sum(number) filter (where kind = 'LATE'), 0) as late""";

    private final JdbcClient jdbc;
    private final KeptSums sums;
    private final BusinessClock clock;

    Board(JdbcClient jdbc, KeptSums sums, BusinessClock clock) {
        this.jdbc = jdbc;
        this.sums = sums;
        this.clock = clock;
    }

    /**
     * The numbers of what came in and went out.
     *
     * @param byClock how many of the registered were so by the clock (登记立案规定 8)
     * @param late reviews that were decided after their last day, or whose last day was in the period and that are open
     */
    public record Counts(
            long received, long registered, long byClock, long corrections, long returned, long refused, long late) {
        private static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

        private Counts and(Counts more) {
            return new Counts(
                    received + more.received,
                    registered + more.registered,
                    byClock + more.byClock,
                    corrections + more.corrections,
                    returned + more.returned,
                    refused + more.refused,
                    late + more.late);
        }

        private Counts andLate(long more) {
            return new Counts(received, registered, byClock, corrections, returned, refused, late + more);
        }
    }

    /** Time from receipt to registration, in seconds: the mean, and what nine of ten did not exceed. */
    public record Took(double mean, double ninetieth) {}

    /** The work of a person, what was decided, how much of it late, and the seconds that these tasks waited. */
    public record Person(String username, long done, long late, double mean, double ninetieth) {}

    /** A cause: how many came in and were registered. */
    public record OfCause(@Nullable String code, long received, long registered) {}

    /** Open tasks of a kind by their due dates. */
    public record Age(String element, long overdue, long today, long soon, long later) {}

    /** The load of a person, what is held and how much of it is overdue. */
    public record Load(String username, long held, long overdue) {}

    /** Everything of a period, and what is open now. */
    public record View(
            Counts counts,
            @Nullable Took took,
            List<Person> people,
            List<OfCause> causes,
            List<Age> ages,
            List<Load> loads) {}

    /** The sums of the court's own rows, read once. */
    private record Totals(Counts counts, @Nullable Took took) {}

    @Transactional(readOnly = true)
    public View of(Actor head, ReportPeriod period) {
        require(head);
        var courts = courts(head);
        var split = sums.split(courts, period, Counting.Of.COURT);
        var totals = totals(courts, split);
        return new View(
                totals.counts().andLate(openLate(head, period)),
                totals.took(),
                people(courts, split),
                causes(courts, split),
                ages(head),
                loads(head));
    }

    /** The counts of each period, in their order, from one reading of their days; nothing is ranked. */
    @Transactional(readOnly = true)
    public List<Counts> counts(Actor head, List<ReportPeriod> periods) {
        require(head);
        var first = periods.stream()
                .map(ReportPeriod::from)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var last = periods.stream()
                .map(ReportPeriod::to)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        var all = new ReportPeriod(first, last);
        var days = new HashMap<LocalDate, Counts>();
        var courts = courts(head);
        bound(
                        "select key::date as day, " + COUNTS + " from ("
                                + Statistics.By.DAY.counted(Counting.Of.DAY_NUMBERS) + ") counted group by 1",
                        courts,
                        sums.split(courts, all, Counting.Of.DAY_NUMBERS))
                .param("start", Timestamp.from(all.start()))
                .param("end", Timestamp.from(all.end()))
                .param("now", Timestamp.from(clock.now()))
                .query(row -> {
                    days.put(row.getObject("day", LocalDate.class), counts(row));
                });
        return periods.stream()
                .map(period -> days.entrySet().stream()
                        .filter(day -> period.has(day.getKey()))
                        .map(Map.Entry::getValue)
                        .reduce(Counts.NONE, Counts::and))
                .toList();
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getLong("received"),
                row.getLong("registered"),
                row.getLong("by_clock"),
                row.getLong("corrections"),
                row.getLong("returned"),
                row.getLong("refused"),
                row.getLong("late"));
    }

    private Totals totals(String[] courts, KeptSums.Split split) {
        return bound("""
                        with counted as materialized (%s),
                        times as (
                          select took, sum(total) as total, sum(number) as number from counted
                          where kind = 'REGISTERED' and took is not null group by 1),
                        ranked as (
                          select *, sum(number) over (order by took) as until, sum(number) over () as all_of_it from times)
                        select %s,
                          (select sum(total) / sum(number) from times) as mean,
                          (select min(took) from ranked where until >= 0.9 * all_of_it) as p90
                        from counted""".formatted(Counting.Of.COURT.all(), COUNTS), courts, split)
                .query((row, number) -> new Totals(
                        counts(row),
                        row.getObject("mean") == null ? null : new Took(row.getDouble("mean"), row.getDouble("p90"))))
                .single();
    }

    static void require(Actor head) {
        if (!head.is(Role.SUPERVISOR) && !head.is(Role.PRESIDENT)) {
            throw Refusal.forbidden("监督看板和立案登记簿由庭长、院长查看");
        }
    }

    private JdbcClient.StatementSpec bound(String sql, String[] courts, KeptSums.Split split) {
        return split.bind(jdbc.sql(sql)).param("courts", courts);
    }

    static String[] courts(Actor head) {
        return head.courts().stream().map(CourtCode::value).toArray(String[]::new);
    }

    /** The first day of the year in which the head's courts received their first filing; of this year where there is none. */
    public LocalDate since(Actor head) {
        require(head);
        var first = jdbc.sql("""
                        select min(first.day) from unnest(:courts::text[]) as c (court)
                        cross join lateral (
                          select (f.first_submitted_at at time zone 'Asia/Shanghai')::date as day from filing f
                          where f.court_code = c.court and f.status <> 'DRAFT' and f.first_submitted_at is not null
                          order by f.first_submitted_at, f.id limit 1) first""")
                .param("courts", courts(head))
                .query(LocalDate.class)
                .optional()
                .orElseGet(clock::today);
        return first.withDayOfYear(1);
    }

    /** How many tasks of the court stand open behind their last day, whoever holds them. */
    @Transactional(readOnly = true)
    public long overdue(Actor head) {
        require(head);
        return ages(head).stream().mapToLong(Age::overdue).sum();
    }

    /** Reviews whose last day was in the period and that are open still. */
    private long openLate(Actor head, ReportPeriod period) {
        return jdbc.sql("""
                        select count(*) from task_offer
                        where court = any (:courts) and grp = '*' and kind = 'Task_ReviewFiling'
                          and due_at > :start and due_at <= :end and due_at <= :now""")
                .param("courts", courts(head))
                .param("start", Timestamp.from(period.start()))
                .param("end", Timestamp.from(period.end()))
                .param("now", Timestamp.from(clock.now()))
                .query(Long.class)
                .single();
    }

    private List<Person> people(String[] courts, KeptSums.Split split) {
        return bound("""
                        with times as (
                          select key, took, sum(number) as number, sum(total) as total,
                            coalesce(sum(number) filter (where flag), 0) as late
                          from (%s) counted group by 1, 2),
                        ranked as (
                          select *, sum(number) over (partition by key order by took) as until,
                            sum(number) over (partition by key) as all_of_it
                          from times)
                        select key as clerk, sum(number) as done, sum(late) as late, sum(total) / sum(number) as mean,
                          min(took) filter (where until >= 0.9 * all_of_it) as p90
                        from ranked group by key order by done desc, key""".formatted(Counting.Of.WORK.all()), courts, split)
                .query((row, number) -> new Person(
                        row.getString("clerk"),
                        row.getLong("done"),
                        row.getLong("late"),
                        row.getDouble("mean"),
                        row.getDouble("p90")))
                .list();
    }

    private List<OfCause> causes(String[] courts, KeptSums.Split split) {
        return bound(
                        "select nullif(key, '" + Statistics.NO_CAUSE
                                + "') as cause_code, coalesce(sum(number) filter (where kind = 'RECEIVED'), 0) as received,"
                                + " coalesce(sum(number) filter (where kind = 'REGISTERED'), 0) as registered from ("
                                + Counting.Of.CAUSE_NUMBERS.all()
                                + ") r where kind in ('RECEIVED', 'REGISTERED') group by 1 order by received desc, 1 limit "
                                + MOST_CAUSES,
                        courts,
                        split)
                .query((row, number) ->
                        new OfCause(row.getString("cause_code"), row.getLong("received"), row.getLong("registered")))
                .list();
    }

    /** Each count is a range of the index, kind by kind: a hundred thousand open tasks are not looked at one by one. */
    private List<Age> ages(Actor head) {
        var today = clock.today();
        return jdbc.sql("""
                        with recursive kinds as (
                          select c.court, (select min(kind) from task_offer o where o.court = c.court and o.grp = '*') as kind
                          from unnest(:courts::text[]) as c (court)
                          union all
                          select k.court, (
                            select min(kind) from task_offer o where o.court = k.court and o.grp = '*' and o.kind > k.kind)
                          from kinds k where k.kind is not null)
                        select k.kind, sum(n.overdue) as overdue, sum(n.today) as today, sum(n.soon) as soon, sum(n.later) as later
                        from kinds k cross join lateral (
                          select
                            (select count(*) from task_offer o where o.court = k.court and o.grp = '*' and o.kind = k.kind
                              and o.due_at <= :now) as overdue,
                            (select count(*) from task_offer o where o.court = k.court and o.grp = '*' and o.kind = k.kind
                              and o.due_at > :now and o.due_at <= :tomorrow) as today,
                            (select count(*) from task_offer o where o.court = k.court and o.grp = '*' and o.kind = k.kind
                              and o.due_at > :tomorrow and o.due_at <= :later) as soon,
                            (select count(*) from task_offer o where o.court = k.court and o.grp = '*' and o.kind = k.kind
                              and o.due_at > :later) as later) n
                        where k.kind is not null group by k.kind order by k.kind""")
                .param("courts", courts(head))
                .param("now", Timestamp.from(clock.now()))
                .param("tomorrow", Timestamp.from(ReportPeriod.day(today).end()))
                .param(
                        "later",
                        Timestamp.from(ReportPeriod.day(today.plusDays(2)).end()))
                .query((row, number) -> new Age(
                        row.getString("kind"),
                        row.getLong("overdue"),
                        row.getLong("today"),
                        row.getLong("soon"),
                        row.getLong("later")))
                .list();
    }

    /** What each person of the head's courts holds now, the most first; who holds nothing is left out. */
    @Transactional(readOnly = true)
    public List<Load> loads(Actor head) {
        require(head);
        return jdbc.sql("""
                        select holder, count(*) as held, count(*) filter (where due_at <= :now) as overdue
                        from task_offer where court = any (:courts) and grp = '*' and holder is not null
                        group by holder order by held desc, holder""")
                .param("courts", courts(head))
                .param("now", Timestamp.from(clock.now()))
                .query((row, number) -> new Load(row.getString("holder"), row.getLong("held"), row.getLong("overdue")))
                .list();
    }
}
