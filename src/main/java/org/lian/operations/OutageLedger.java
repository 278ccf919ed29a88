package org.lian.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 系统中断记录簿: where an outage that is over is written down, for good and in the journal. */
@Component
class OutageLedger {
    private static final Logger log = LoggerFactory.getLogger(OutageLedger.class);

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final Journal journal;
    private final Duration shortest;

    OutageLedger(JdbcClient jdbc, BusinessClock clock, Journal journal, OutageSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.journal = journal;
        this.shortest = settings.shortest();
    }

    /** Whether a time from one moment to another is long enough to be an outage. */
    boolean isOutage(Instant began, Instant ended) {
        return began.plus(shortest).isBefore(ended);
    }

    /** Writes it down, in the caller's transaction. */
    void write(Instant began, Instant ended, Outage.Cause cause, String reasons) {
        jdbc.sql("insert into outage (began_at, ended_at, cause, reasons) values (?, ?, ?, ?)")
                .params(CourtTime.column(began), CourtTime.column(ended), cause.name(), reasons)
                .update();
        journal.append(JournalEntry.internal(null, Actor.system(), clock.now(), "OUTAGE_RECORDED", "记录系统中断")
                .with(Map.of("began", began.toString(), "ended", ended.toString(), "cause", cause.name())));
        log.warn("No filing could be accepted from {} to {}: {} {}", began, ended, cause, reasons);
    }
}
