package org.lian.supervision;

import java.sql.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.vocabulary.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 统计: the numbers of a period by day, person, cause or court, from the rows that the board reads. */
@Component
public class Statistics {
    /** The key of what the end of a period registered or sent back; no user name begins like it. */
    public static final String BY_CLOCK = "*BY_CLOCK";

    /** The key of what nobody has decided yet, and of what followed by rule from no decision of the court. */
    public static final String NOBODY = "*NOBODY";

    /** The key of a procedure that asks for no cause. */
    public static final String NO_CAUSE = "*NO_CAUSE";

    private static final double SECONDS_OF_AN_HOUR = 3600;

    private final JdbcClient jdbc;
    private final KeptSums sums;
    private final BusinessClock clock;

    Statistics(JdbcClient jdbc, KeptSums sums, BusinessClock clock) {
        this.jdbc = jdbc;
        this.sums = sums;
        this.clock = clock;
    }

    /** The kind of what a line is of; the key is a date, a user name, a cause's code, a court's code. */
    public enum By {
        DAY(Counting.Of.DAY, "last_day_of(o.due_at)::text"),
        PERSON(Counting.Of.PERSON, "coalesce(o.holder, '" + NOBODY + "')"),
        CAUSE(Counting.Of.CAUSE, "coalesce(f.cause_code, '" + NO_CAUSE + "')"),
        COURT(Counting.Of.COURT, "o.court");

        private final Counting.Of of;
        private final String openKey;

        By(Counting.Of of, String openKey) {
            this.of = of;
            this.openKey = openKey;
        }

        /** What was, and the reviews that are open and late. */
        private String counted() {
            return counted(of);
        }

        String counted(Counting.Of of) {
            return of.all() + """
                     union all
                    select o.court, %s, 'LATE', false, null, null, count(*) from task_offer o
                    left join filing f on f.id = o.business_key::uuid
                    where o.court = any (:courts) and o.grp = '*' and o.kind = 'Task_ReviewFiling'
                      and o.due_at > :start and o.due_at <= :end and o.due_at <= :now group by 1, 2""".formatted(openKey);
        }
    }

    /**
     * A line.
     *
     * @param key a day, a user name, a cause's code or a court's; {@link #BY_CLOCK}, {@link #NOBODY}, {@link #NO_CAUSE}
     * @param overdue reviews that were decided in the period after their last day, or whose last day was in it and that are open
     * @param meanHours from receipt to registration; null where nothing was registered
     * @param p90Hours what nine of ten registrations did not exceed
     */
    public record Line(
            String key,
            long received,
            long registered,
            long corrected,
            long returned,
            long refused,
            long registeredByClock,
            long overdue,
            @Nullable Double meanHours,
            @Nullable Double p90Hours) {}

    @Transactional(readOnly = true)
    public List<Line> of(Actor head, ReportPeriod period, By by) {
        Board.require(head);
        return bound("with counted as materialized (" + by.counted() + """
                        ),
                        times as (
                          select key, took, sum(number) as number from counted
                          where kind = 'REGISTERED' and took is not null group by 1, 2),
                        ranked as (
                          select key, took, sum(number) over (partition by key order by took) as until,
                            sum(number) over (partition by key) as all_of_it
                          from times),
                        ninetieth as (select key, min(took) as p90 from ranked where until >= 0.9 * all_of_it group by key)
                        select key, coalesce(sum(number) filter (where kind = 'RECEIVED'), 0) as received,
                          coalesce(sum(number) filter (where kind = 'REGISTERED'), 0) as registered,
                          coalesce(sum(number) filter (where kind = 'CORRECTION_REQUIRED'), 0) as corrected,
                          coalesce(sum(number) filter (where kind = 'RETURNED'), 0) as returned,
                          coalesce(sum(number) filter (where kind = 'REFUSED'), 0) as refused,
                          coalesce(sum(number) filter (where kind = 'REGISTERED' and flag), 0) as by_clock,
                          coalesce(sum(number) filter (where kind = 'LATE'), 0) as overdue,
                          sum(total) filter (where kind = 'REGISTERED' and took is not null)
                            / sum(number) filter (where kind = 'REGISTERED' and took is not null) as mean,
                          min(p90) as p90
                        from counted left join ninetieth using (key) group by key order by key""", head, period, by.of)
                .query((row, number) -> new Line(
                        row.getString("key"),
                        row.getLong("received"),
                        row.getLong("registered"),
                        row.getLong("corrected"),
                        row.getLong("returned"),
                        row.getLong("refused"),
                        row.getLong("by_clock"),
                        row.getLong("overdue"),
                        hours((Number) row.getObject("mean")),
                        hours((Number) row.getObject("p90"))))
                .list();
    }

    /** A day: how many came in, were registered, and were late as in {@link Line}. */
    public record Day(String day, long received, long registered, long overdue) {}

    /** The days on which something was, without what would have to be ranked: of years too these are quickly there. */
    @Transactional(readOnly = true)
    public List<Day> days(Actor head, ReportPeriod period) {
        Board.require(head);
        return bound("""
                        select key, coalesce(sum(number) filter (where kind = 'RECEIVED'), 0) as received,
                          coalesce(sum(number) filter (where kind = 'REGISTERED'), 0) as registered,
                          coalesce(sum(number) filter (where kind = 'LATE'), 0) as overdue
                        from (%s) counted group by key order by key""".formatted(By.DAY.counted(Counting.Of.DAY_NUMBERS)), head, period, Counting.Of.DAY_NUMBERS)
                .query((row, number) -> new Day(
                        row.getString("key"),
                        row.getLong("received"),
                        row.getLong("registered"),
                        row.getLong("overdue")))
                .list();
    }

    private JdbcClient.StatementSpec bound(String sql, Actor head, ReportPeriod period, Counting.Of of) {
        var courts = Board.courts(head);
        return sums.split(courts, period, of)
                .bind(jdbc.sql(sql))
                .param("courts", courts)
                .param("start", Timestamp.from(period.start()))
                .param("end", Timestamp.from(period.end()))
                .param("now", Timestamp.from(clock.now()));
    }

    private static @Nullable Double hours(@Nullable Number seconds) {
        return seconds == null ? null : Math.round(seconds.doubleValue() / SECONDS_OF_AN_HOUR * 10) / 10.0;
    }
}
