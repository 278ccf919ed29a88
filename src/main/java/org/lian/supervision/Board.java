package org.lian.supervision;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
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

    private static final String IN_PERIOD = " where court = any (:courts) and at >= :from and at < :to ";

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    Board(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The numbers of what came in and went out.
     *
     * @param byClock how many of the registered were so by the clock (登记立案规定 8)
     */
    public record Counts(long received, long registered, long byClock, long corrections, long returned, long refused) {}

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
            long late,
            List<Person> people,
            List<OfCause> causes,
            List<Age> ages,
            List<Load> loads) {}

    @Transactional(readOnly = true)
    public View of(Actor head, ReportPeriod period) {
        require(head);
        return new View(
                counts(head, period),
                took(head, period),
                late(head, period),
                people(head, period),
                causes(head, period),
                ages(head),
                loads(head));
    }

    /** The counts alone. */
    @Transactional(readOnly = true)
    public Counts counts(Actor head, ReportPeriod period) {
        require(head);
        var found = bound(
                        "select kind || case when by_clock then '_BY_CLOCK' else '' end as kind, count(*) as number"
                                + " from court_event" + IN_PERIOD + "group by 1",
                        head,
                        period)
                .query((row, number) -> Map.entry(row.getString("kind"), row.getLong("number")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var byClock = found.getOrDefault("REGISTERED_BY_CLOCK", 0L);
        return new Counts(
                found.getOrDefault("RECEIVED", 0L),
                found.getOrDefault("REGISTERED", 0L) + byClock,
                byClock,
                found.getOrDefault("CORRECTION_REQUIRED", 0L),
                found.getOrDefault("RETURNED", 0L),
                found.getOrDefault("REFUSED", 0L));
    }

    static void require(Actor head) {
        if (!head.is(Role.SUPERVISOR)) {
            throw Refusal.forbidden("只有庭长可以查看监督看板和立案登记簿");
        }
    }

    private JdbcClient.StatementSpec bound(String sql, Actor head, ReportPeriod period) {
        return jdbc.sql(sql)
                .param("courts", courts(head))
                .param("from", CourtTime.column(period.start()))
                .param("to", CourtTime.column(period.end()))
                .param("start", Timestamp.from(period.start()))
                .param("end", Timestamp.from(period.end()));
    }

    static String[] courts(Actor head) {
        return head.courts().stream().map(CourtCode::value).toArray(String[]::new);
    }

    private @Nullable Took took(Actor head, ReportPeriod period) {
        return bound(
                        "select avg(took_seconds) as mean, percentile_cont(0.9) within group (order by took_seconds) as p90"
                                + " from court_event" + IN_PERIOD + "and took_seconds is not null having count(*) > 0",
                        head,
                        period)
                .query((row, number) -> new Took(row.getDouble("mean"), row.getDouble("p90")))
                .optional()
                .orElse(null);
    }

    /** Reviews that were decided after their last day, or whose last day was in the period and that are open still. */
    private long late(Actor head, ReportPeriod period) {
        return bound("""
                        select (select count(*) from task_done
                            where court = any (:courts) and done_at >= :start and done_at < :end
                              and kind = 'Task_ReviewFiling' and done_at > due_at)
                          + (select count(*) from task_offer
                            where court = any (:courts) and grp = '*' and kind = 'Task_ReviewFiling'
                              and due_at >= :start and due_at < :end and due_at < :now)""", head, period)
                .param("now", Timestamp.from(clock.now()))
                .query(Long.class)
                .single();
    }

    private List<Person> people(Actor head, ReportPeriod period) {
        return bound("""
                        select clerk, count(*) as done, count(*) filter (where done_at > due_at) as late,
                          avg(extract(epoch from done_at - received_at)) as mean,
                          percentile_cont(0.9) within group (order by extract(epoch from done_at - received_at)) as p90
                        from task_done where court = any (:courts) and done_at >= :start and done_at < :end
                        group by clerk order by done desc, clerk""", head, period)
                .query((row, number) -> new Person(
                        row.getString("clerk"),
                        row.getLong("done"),
                        row.getLong("late"),
                        row.getDouble("mean"),
                        row.getDouble("p90")))
                .list();
    }

    private List<OfCause> causes(Actor head, ReportPeriod period) {
        return bound(
                        "select f.cause_code, count(*) filter (where kind = 'RECEIVED') as received,"
                                + " count(*) filter (where kind = 'REGISTERED') as registered"
                                + " from court_event e join filing f on f.id = e.filing_id" + IN_PERIOD
                                + "and kind in ('RECEIVED', 'REGISTERED') group by 1 order by received desc, 1 limit "
                                + MOST_CAUSES,
                        head,
                        period)
                .query((row, number) ->
                        new OfCause(row.getString("cause_code"), row.getLong("received"), row.getLong("registered")))
                .list();
    }

    private List<Age> ages(Actor head) {
        var today = clock.today();
        return jdbc.sql("""
                        select kind, count(*) filter (where due_at <= :today) as overdue,
                          count(*) filter (where due_at > :today and due_at <= :tomorrow) as today,
                          count(*) filter (where due_at > :tomorrow and due_at <= :later) as soon,
                          count(*) filter (where due_at > :later) as later
                        from task_offer where court = any (:courts) and grp = '*' group by kind order by kind""")
                .param("courts", courts(head))
                .param("today", Timestamp.from(ReportPeriod.day(today).start()))
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

    private List<Load> loads(Actor head) {
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
