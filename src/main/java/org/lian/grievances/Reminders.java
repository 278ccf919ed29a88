package org.lian.grievances;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.filing.FilingAct;
import org.lian.filing.FilingActions;
import org.lian.filing.Filings;
import org.lian.identity.Access;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 催办: once a day while it is the court's turn, a filer may ask it to hurry. */
@Component
public class Reminders {
    private final JdbcClient jdbc;
    private final Filings filings;
    private final FilingActions actions;
    private final Access access;
    private final UrgedTasks tasks;
    private final Journal journal;
    private final BusinessClock clock;

    Reminders(
            JdbcClient jdbc,
            Filings filings,
            FilingActions actions,
            Access access,
            UrgedTasks tasks,
            Journal journal,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.filings = filings;
        this.actions = actions;
        this.access = access;
        this.tasks = tasks;
        this.journal = journal;
        this.clock = clock;
    }

    /** Tells the court and moves its open tasks on the filing to the front; gives the moment. */
    @Transactional
    public Instant remind(Actor actor, FilingId id) {
        access.requireWrite(actor, id);
        var filing = filings.find(actor, id);
        actions.of(filing).require(FilingAct.REMIND);
        var now = clock.now().truncatedTo(ChronoUnit.MICROS);
        var first = jdbc.sql("""
                        insert into filing_reminder (filing_id, day, account_id, reminded_at) values (?, ?, ?, ?)
                        on conflict (filing_id, day) do nothing""")
                .params(
                        id.value(),
                        now.atZone(BusinessClock.SHANGHAI).toLocalDate(),
                        actor.accountId(),
                        CourtTime.column(now))
                .update();
        if (first == 0) {
            throw Refusal.tooMany("今天已经催办过，法院已经收到；每天可以催办一次，请明天再试，也可以投诉");
        }
        tasks.urge(id);
        journal.append(JournalEntry.shown(id, actor, now, "REMINDED", "申请人催办，已提醒承办人"));
        return now;
    }

    /** When the filer last asked to hurry. */
    public Optional<Instant> latest(FilingId filing) {
        return jdbc.sql("select reminded_at from filing_reminder where filing_id = ? order by day desc limit 1")
                .param(filing.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Those of the filings whose filers asked to hurry. */
    public Set<FilingId> urged(Collection<FilingId> filings) {
        if (filings.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(jdbc.sql("select distinct filing_id from filing_reminder where filing_id in (:ids)")
                .param("ids", filings.stream().map(FilingId::value).toList())
                .query((row, number) -> new FilingId(row.getObject("filing_id", UUID.class)))
                .list());
    }
}
