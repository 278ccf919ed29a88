package org.lian.supervision;

import java.sql.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.vocabulary.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 统计: the numbers of a period by day, person, cause or court, from the rows that the board reads. */
@Component
public class Statistics {
    /** The key of what the end of the period registered; no user name begins like it. */
    public static final String BY_CLOCK = "*BY_CLOCK";

    /** The key of what nobody has decided yet. */
    public static final String NOBODY = "*NOBODY";

    /** The key of a procedure that asks for no cause. */
    public static final String NO_CAUSE = "*NO_CAUSE";

    private static final double SECONDS_OF_AN_HOUR = 3600;

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    Statistics(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The kind of what a line is of; the key is a date, a user name, a cause's code, a court's code. */
    public enum By {
        DAY(
                "(e.at at time zone 'Asia/Shanghai')::date::text",
                "(l.at::timestamptz at time zone 'Asia/Shanghai')::date::text"),
        /** Who decided the filing last; what the clock registered is nobody's, and what nobody has decided neither. */
        PERSON(
                "case when e.by_clock then '" + BY_CLOCK + "' else coalesce(p.clerk, '" + NOBODY + "') end",
                "coalesce(l.clerk, '" + NOBODY + "')"),
        CAUSE("coalesce(f.cause_code, '" + NO_CAUSE + "')", "coalesce(lf.cause_code, '" + NO_CAUSE + "')"),
        COURT("e.court", "l.court");

        private final String key;
        private final String lateKey;

        By(String key, String lateKey) {
            this.key = key;
            this.lateKey = lateKey;
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
        return jdbc.sql("""
                        with counted as (
                          select %1$s as key,
                            count(*) filter (where e.kind = 'RECEIVED') as received,
                            count(*) filter (where e.kind = 'REGISTERED') as registered,
                            count(*) filter (where e.kind = 'CORRECTION_REQUIRED') as corrected,
                            count(*) filter (where e.kind = 'RETURNED') as returned,
                            count(*) filter (where e.kind = 'REFUSED') as refused,
                            count(*) filter (where e.kind = 'REGISTERED' and e.by_clock) as by_clock,
                            avg(e.took_seconds) as mean,
                            percentile_cont(0.9) within group (order by e.took_seconds) as p90
                          from court_event e join filing f on f.id = e.filing_id
                          left join lateral (
                            select clerk from task_done t where t.filing_id = e.filing_id order by t.done_at desc limit 1) p on true
                          where e.court = any (:courts) and e.at >= :from and e.at < :to group by 1),
                        late_ones as (
                          select court, filing_id, clerk, done_at as at from task_done
                          where court = any (:courts) and kind = 'Task_ReviewFiling' and done_at > due_at
                            and done_at >= :start and done_at < :end
                          union all
                          select court, business_key::uuid, holder, due_at from task_offer
                          where court = any (:courts) and grp = '*' and kind = 'Task_ReviewFiling'
                            and due_at >= :start and due_at < :end and due_at < :now),
                        late as (
                          select %2$s as key, count(*) as overdue
                          from late_ones l left join filing lf on lf.id = l.filing_id group by 1)
                        select key, coalesce(received, 0) as received, coalesce(registered, 0) as registered,
                          coalesce(corrected, 0) as corrected, coalesce(returned, 0) as returned, coalesce(refused, 0) as refused,
                          coalesce(by_clock, 0) as by_clock, coalesce(overdue, 0) as overdue, mean, p90
                        from counted full join late using (key) order by key""".formatted(by.key, by.lateKey))
                .param("courts", Board.courts(head))
                .param("from", CourtTime.column(period.start()))
                .param("to", CourtTime.column(period.end()))
                .param("start", Timestamp.from(period.start()))
                .param("end", Timestamp.from(period.end()))
                .param("now", Timestamp.from(clock.now()))
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

    private static @Nullable Double hours(@Nullable Number seconds) {
        return seconds == null ? null : Math.round(seconds.doubleValue() / SECONDS_OF_AN_HOUR * 10) / 10.0;
    }
}
