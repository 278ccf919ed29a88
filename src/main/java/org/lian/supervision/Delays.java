package org.lian.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 用时构成: whose turn the time was, from the receipt of a filing to its end here. Each moment is somebody's, so that the
 * parts of a filing are together what it took.
 */
@Component
public class Delays {
    static final int SLOWEST = 10;

    /** The time of a filing, and by whose turn it was. */
    static final List<String> PART_COLUMNS = List.of("elapsed", "at_court", "filer", "bank", "posting", "mediation");

    /**
     * The filings that ended in the spans for the first time, each with its time by whose turn it was. The offsets keep
     * the planner from joining: it does not know how few rows are in the spans, and would read all that ever ended; and
     * what was on its way by post, which few filings have, from being looked up for each phase. A paper is on its way
     * until the end of the day that its receipt proves, or until that was registered where the day is not kept; when it
     * was posted is not known. Of a phase from before that does not know the bank's day, that ended when a judge was asked.
     */
    static final String PARTS = """
            with ended as (
              select p.filing_id, p.leaf_id as leaf
              from unnest(:begins::timestamptz[], :ends::timestamptz[]) as s (begins, ends)
              cross join lateral (
                select * from filing_phase p
                where p.court = any (:courts) and p.ended and p.at >= s.begins and p.at < s.ends offset 0) p),
            posted as (
              select e.filing_id, e.leaf, (
                select range_agg(tstzrange(t.received_at::timestamptz,
                  greatest(t.received_at, least(t.done_at, (r.signed_on + 1)::timestamp))::timestamptz))
                from task_done t left join paper_receipt r using (task_id)
                where t.filing_id = e.filing_id and t.kind = 'Task_RegisterPaperService' and t.done_at >= t.received_at) as papers
              from ended e offset 0),
            spans as (
              select e.filing_id, e.papers, p.status, p.at, p.bank_until,
                lead(p.at) over filing as until, count(*) filter (where p.ended) over filing as ends
              from posted e join filing_phase p on p.filing_id = e.filing_id and p.leaf_id <= e.leaf
              window filing as (partition by e.filing_id, e.leaf order by p.leaf_id
                rows between unbounded preceding and unbounded following)),
            split as (
              select s.filing_id, s.status in ('UNDER_REVIEW', 'REGISTERED', 'WITHDRAWAL_PENDING', 'FEE_OVERDUE') as court, s.status,
                extract(epoch from s.until - s.at) as took,
                case when s.status = 'FEE_OVERDUE' then extract(epoch from least(s.until, coalesce(s.bank_until, (
                  select min(t.received_at)::timestamptz from task_done t
                  where t.filing_id = s.filing_id and t.kind = 'Task_SignDeemedWithdrawal'
                    and t.received_at::timestamptz >= s.at), s.until)) - s.at) else 0 end as bank,
                case when s.papers is not null and s.status in ('UNDER_REVIEW', 'REGISTERED', 'WITHDRAWAL_PENDING') then coalesce((
                  select sum(extract(epoch from upper(r) - lower(r)))
                  from unnest(s.papers * tstzmultirange(tstzrange(s.at, s.until))) r), 0) else 0 end as posting
              from spans s where s.until > s.at and s.ends = 1 offset 0)
            select filing_id, sum(took) as elapsed, sum(posting) as posting,
              coalesce(sum(took) filter (where court), 0) - sum(posting) - sum(bank) as at_court,
              coalesce(sum(took) filter (where status in ('ADVISED', 'CORRECTION_REQUIRED', 'RETURNED', 'FEE_DUE')), 0) as filer,
              sum(bank) as bank,
              coalesce(sum(took) filter (where status = 'IN_MEDIATION'), 0) as mediation
            from split group by filing_id""";

    private static final String KEPT = """
            join unnest(:lengths::text[], :firsts::date[]) as k (span, begins) using (span, begins)
            where court = any (:courts)""";

    private final JdbcClient jdbc;
    private final KeptSums sums;

    Delays(JdbcClient jdbc, KeptSums sums) {
        this.jdbc = jdbc;
        this.sums = sums;
    }

    /**
     * Seconds by whose turn they were; {@code elapsed} is their sum.
     *
     * @param court deciding, registering what came back, and signing when the bank's day is over
     * @param filer correcting, answering, paying
     * @param bank money on its way after the period to pay, for the working day that is left to it
     * @param posting papers on their way to who is served by post
     */
    public record Parts(double elapsed, double court, double filer, double bank, double posting, double mediation) {}

    /** The means over the filings that ended in a period, and how many these are. */
    public record Mean(long filings, Parts parts) {}

    /** A filing that took long. */
    public record Slow(FilingId filing, Parts parts) {}

    /** The time that the filings of a period took. */
    public record Took(Mean mean, List<Slow> slowest) {
        public Took {
            slowest = List.copyOf(slowest);
        }
    }

    /** Both, from one reading: the means, of no filing all zero, and those that took longest, the longest first. */
    @Transactional(readOnly = true)
    public Took of(Actor head, ReportPeriod period) {
        Board.require(head);
        var slowest = new ArrayList<Slow>();
        var mean = new AtomicReference<Mean>();
        bound(
                        """
                        with parts as materialized (%1$s),
                        summed as (
                          select count(*) as filings, %2$s from parts
                          union all
                          select filings, %3$s from board_sum_delay %5$s)
                        select null::uuid as filing_id, coalesce(sum(filings), 0)::bigint as filings, %4$s from summed
                        union all
                        (select filing_id, 1, %3$s from parts order by elapsed desc, filing_id limit %6$d)
                        union all
                        select filing_id, 1, %3$s from board_sum_slow %5$s
                        order by elapsed desc, filing_id""".formatted(
                                        PARTS,
                                        columns("coalesce(sum(%1$s), 0) as %1$s"),
                                        columns("%s"),
                                        columns("coalesce(sum(%1$s) / nullif(sum(filings), 0), 0) as %1$s"),
                                        KEPT,
                                        SLOWEST),
                        head,
                        period)
                .query(row -> {
                    var filing = row.getObject("filing_id", UUID.class);
                    if (filing == null) {
                        mean.set(new Mean(row.getLong("filings"), parts(row)));
                    } else if (slowest.size() < SLOWEST) {
                        slowest.add(new Slow(new FilingId(filing), parts(row)));
                    }
                });
        return new Took(Objects.requireNonNull(mean.get()), slowest);
    }

    private JdbcClient.StatementSpec bound(String sql, Actor head, ReportPeriod period) {
        var courts = Board.courts(head);
        return sums.split(courts, period, Counting.Of.COURT).bind(jdbc.sql(sql)).param("courts", courts);
    }

    private static String columns(String each) {
        return PART_COLUMNS.stream().map(each::formatted).collect(Collectors.joining(", "));
    }

    private static Parts parts(ResultSet row) throws SQLException {
        return new Parts(
                row.getDouble("elapsed"),
                row.getDouble("at_court"),
                row.getDouble("filer"),
                row.getDouble("bank"),
                row.getDouble("posting"),
                row.getDouble("mediation"));
    }
}
