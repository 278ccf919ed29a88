package org.lian.supervision;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.casenumber.CaseNumbers;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.filing.FilingRow;
import org.lian.filing.FilingRows;
import org.lian.filing.RegisteredSums;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 立案登记簿: what was registered in a period, in the order of registration. Taking it out is journaled. */
@Component
public class Register {
    /** What one table holds; a longer period is taken month by month. */
    public static final int MOST = 10_000;

    /** What a screen shows at once. */
    private static final int PAGE = 200;

    private static final String REGISTERED = """
            from filing where court_code = any (:courts) and registered_at >= :from and registered_at < :to
              and main_suit is null and not bears_suit_number""";

    private final JdbcClient jdbc;
    private final FilingRows rows;
    private final RegisteredSums sums;
    private final Journal journal;
    private final BusinessClock clock;
    private final CaseNumbers numbers;

    Register(
            JdbcClient jdbc,
            FilingRows rows,
            RegisteredSums sums,
            Journal journal,
            BusinessClock clock,
            CaseNumbers numbers) {
        this.numbers = numbers;
        this.jdbc = jdbc;
        this.rows = rows;
        this.sums = sums;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A registered case.
     *
     * @param automatic whether it was registered without a person's review, as the court's table says
     * @param firstFen the sum that it was registered with, where its claims were changed since; null where they were not
     */
    public record Line(
            FilingRow filing,
            Instant registeredAt,
            boolean byClock,
            boolean automatic,
            @Nullable Long firstFen) {}

    private record Registered(FilingId filing, Instant at, boolean byClock, boolean automatic) {}

    /**
     * A part of the register.
     *
     * @param first how many lines stand before it
     * @param most how many lines such a part has
     * @param number how many lines the period has
     */
    public record Page(List<Line> lines, int first, int most, long number) {
        /** Where the part after it begins; null at the end. */
        public @Nullable Integer after() {
            return first + most < number ? first + most : null;
        }

        /** Where the part before it begins; null at the beginning. */
        public @Nullable Integer before() {
            return first == 0 ? null : Math.max(0, first - most);
        }
    }

    /** The lines of a period after the first so many, as many as a screen takes. */
    @Transactional(readOnly = true)
    public Page page(Actor head, ReportPeriod period, int first) {
        return page(head, period, first, PAGE);
    }

    private Page page(Actor head, ReportPeriod period, int first, int most) {
        Board.require(head);
        var number = bound("select count(*) " + REGISTERED, head, period)
                .query(Long.class)
                .single();
        return new Page(lines(head, period, first, most), first, most, number);
    }

    /** The lines of a period; too many are refused with what to do. */
    @Transactional(readOnly = true)
    public List<Line> of(Actor head, ReportPeriod period) {
        Board.require(head);
        if (bound("select count(*) from (select " + REGISTERED + " limit " + (MOST + 1) + ") few", head, period)
                        .query(Integer.class)
                        .single()
                > MOST) {
            throw Refusal.invalid("to", "TOO_MANY", "这段时间立案超过 " + MOST + " 件，请缩短时间分次查看");
        }
        return lines(head, period, 0, MOST);
    }

    private List<Line> lines(Actor head, ReportPeriod period, int first, int most) {
        var found = bound(
                        "select id, registered_at, registered_by_clock, exists (select from automatic_registration a"
                                + " where a.filing_id = filing.id and a.state = 'REGISTERED') as automatic "
                                + REGISTERED
                                + " order by registered_at, id offset :first limit :most",
                        head,
                        period)
                .param("first", first)
                .param("most", most)
                .query((row, number) -> new Registered(
                        new FilingId(row.getObject("id", UUID.class)),
                        row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("registered_by_clock"),
                        row.getBoolean("automatic")))
                .list();
        var ids = found.stream().map(Registered::filing).toList();
        var lines = rows.of(head, ids);
        var registered = sums.of(ids);
        return found.stream()
                .map(one -> line(one, lines.get(one.filing()), registered.get(one.filing())))
                .filter(Objects::nonNull)
                .toList();
    }

    private JdbcClient.StatementSpec bound(String sql, Actor head, ReportPeriod period) {
        return jdbc.sql(sql)
                .param("courts", Board.courts(head))
                .param("from", CourtTime.column(period.start()))
                .param("to", CourtTime.column(period.end()));
    }

    private static @Nullable Line line(Registered registered, @Nullable FilingRow filing, @Nullable Long first) {
        return filing == null
                ? null
                : new Line(
                        filing,
                        registered.at(),
                        registered.byClock(),
                        registered.automatic(),
                        first == null || first.equals(filing.amountFen()) ? null : first);
    }

    /** The numbers that rulings of refusal took in a period: where those of the register leave a gap. */
    @Transactional(readOnly = true)
    public List<String> refusals(Actor head, ReportPeriod period) {
        Board.require(head);
        return numbers.ofRefusals(head.courts(), period.start(), period.end());
    }

    /** The same, to be taken out of the system. */
    @Transactional
    public List<Line> export(Actor head, ReportPeriod period) {
        var lines = of(head, period);
        exported(head, period, "，" + lines.size() + " 件");
        return lines;
    }

    /** A part of the same, for another system. */
    @Transactional
    public Page export(Actor head, ReportPeriod period, int first, int most) {
        var part = page(head, period, first, most);
        exported(head, period, "，第 " + (first + 1) + " 件起 " + part.lines().size() + " 件");
        return part;
    }

    private void exported(Actor head, ReportPeriod period, String which) {
        journal.append(JournalEntry.internal(
                null,
                head,
                clock.now(),
                "REGISTER_EXPORTED",
                "导出立案登记簿 " + period.from() + " 至 " + period.to() + which));
    }
}
