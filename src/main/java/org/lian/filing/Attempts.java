package org.lian.filing;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The attempts at what is taken at another desk. Whoever tries it learns where that desk is and what to bring, and
 * keeps the moment: a paper that came in counts from the day it came (登记立案规定 2).
 */
@Component
class Attempts {

    private final JdbcClient jdbc;
    private final WindowOffice office;
    private final Receipts receipts;
    private final Journal journal;
    private final BusinessClock clock;

    Attempts(JdbcClient jdbc, WindowOffice office, Receipts receipts, Journal journal, BusinessClock clock) {
        this.jdbc = jdbc;
        this.office = office;
        this.receipts = receipts;
        this.journal = journal;
        this.clock = clock;
    }

    /** Keeps the attempt, once for what stands in the draft, and says where to go. */
    TakenElsewhere keep(Actor actor, Filing filing, List<Finding> windows) {
        var attempt = of(filing.id()).stream()
                .filter(earlier -> earlier.revision() == filing.revision())
                .findFirst()
                .map(Kept::attempt)
                .orElseGet(() -> keep(actor, filing, words(filing, windows)));
        var track = filing.draft().track();
        var said =
                attempt.words() + "您这次提交的时间 " + second(attempt) + " 已经记录，编号 " + attempt.number() + "，在这件申请的页面可以查看、打印";
        return new TakenElsewhere(List.of(
                track == Track.CIVIL
                        ? new Refusal.Fault("causeCode", "CAUSE_NOT_A_SUIT", said)
                        : new Refusal.Fault("track", "TRACK_NOT_OPEN", said)));
    }

    private Attempt keep(Actor actor, Filing filing, String words) {
        var now = clock.now().truncatedTo(ChronoUnit.MICROS);
        var attempt = new Attempt(receipts.newNumber("T", now), now, words);
        jdbc.sql("""
                        insert into filing_attempt (number, filing_id, revision, attempted_at, words)
                        values (:number, :filing, :revision, :at, :words)""")
                .param("number", attempt.number())
                .param("filing", filing.id().value())
                .param("revision", filing.revision())
                .param("at", CourtTime.column(now))
                .param("words", words)
                .update();
        journal.append(JournalEntry.shown(
                        filing.id(), actor, now, "TRIED_ELSEWHERE", "在网上提交了由窗口接收的申请，提交时间已记录，编号 " + attempt.number())
                .on(Law.RECEIVED)
                .with(Map.of("number", attempt.number(), "revision", filing.revision())));
        return attempt;
    }

    /** An attempt and the draft as it stood then. */
    record Kept(int revision, Attempt attempt) {}

    /** The earliest first: its moment is the one that counts. */
    List<Kept> of(FilingId filing) {
        return jdbc.sql("""
                        select number, revision, attempted_at, words from filing_attempt where filing_id = ?
                        order by attempted_at, number""")
                .param(filing.value())
                .query((row, n) -> new Kept(
                        row.getInt("revision"),
                        new Attempt(
                                row.getString("number"),
                                row.getObject("attempted_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getString("words"))))
                .list();
    }

    static String second(Attempt attempt) {
        return CourtTime.SECOND.format(attempt.at());
    }

    private String words(Filing filing, List<Finding> windows) {
        var grounds = windows.stream()
                .map(window -> window.message() + (window.basis() == null ? "" : "（" + window.basis() + "）"))
                .collect(Collectors.joining("；"));
        return grounds + "。" + office.of(filing);
    }
}
