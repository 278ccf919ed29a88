package org.lian.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The notices to the analysts of a table that failed a filing, with the facts that are needed to repair it. A notice is
 * open until a version answers those facts, or an analyst says why no version need.
 */
@Component
public class UnclearDecisions {
    private static final int LONGEST_REASON = 1_000;

    private final JdbcClient jdbc;
    private final DecisionRecords records;
    private final Decisions decisions;
    private final Journal journal;
    private final BusinessClock clock;

    UnclearDecisions(
            JdbcClient jdbc, DecisionRecords records, Decisions decisions, Journal journal, BusinessClock clock) {
        this.jdbc = jdbc;
        this.records = records;
        this.decisions = decisions;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * One notice.
     *
     * @param failure version, facts and fault; null when nothing was recorded
     */
    public record Notice(
            long id,
            FilingId filing,
            String decisionId,
            Instant at,
            @Nullable DecisionRecord failure) {}

    public void notify(FilingId filing, String decisionId) {
        jdbc.sql("insert into unclear_decision (filing_id, decision_id, at) values (?, ?, ?)")
                .params(filing.value(), decisionId, now())
                .update();
    }

    public int countOpen() {
        return jdbc.sql("select count(*) from unclear_decision where settled_at is null")
                .query(Integer.class)
                .single();
    }

    /** The open notices, newest first. */
    @Transactional(readOnly = true)
    public List<Notice> open(int limit) {
        return jdbc.sql("select * from unclear_decision where settled_at is null order by id desc limit ?")
                .param(limit)
                .query(this::notice)
                .list();
    }

    /** Those of one table, newest first. */
    @Transactional(readOnly = true)
    public List<Notice> openOf(String decisionId, int limit) {
        return jdbc.sql("""
                        select * from unclear_decision where settled_at is null and decision_id = ?
                        order by id desc limit ?""").params(decisionId, limit).query(this::notice).list();
    }

    /** The tables with open notices. */
    public List<String> tables() {
        return jdbc.sql("select distinct decision_id from unclear_decision where settled_at is null order by 1")
                .query(String.class)
                .list();
    }

    /**
     * Puts the facts of the open notices to the version in force, once each, and settles those that it answers.
     *
     * @return how many it answered
     */
    @Transactional
    public int askAgain(String decisionId, int version, int limit) {
        var notices = jdbc.sql("""
                        select * from unclear_decision
                        where settled_at is null and decision_id = ? and asked_version < ?
                        order by id limit ? for update skip locked""")
                .params(decisionId, version, limit)
                .query(this::notice)
                .list();
        var answered = 0;
        for (var notice : notices) {
            if (isAnswered(notice)) {
                settle(notice.id(), Actor.system(), version);
                answered++;
            } else {
                jdbc.sql("update unclear_decision set asked_version = ? where id = ?")
                        .params(version, notice.id())
                        .update();
            }
        }
        return answered;
    }

    /** Settles a notice that needs no new version, for example because the facts were wrong. */
    @Transactional
    public void settle(Actor analyst, long id, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "REQUIRED", "请写明怎样处理的，或者为什么不用改表，最长 " + LONGEST_REASON + " 个字");
        }
        var notice = jdbc.sql("select * from unclear_decision where id = ? for update")
                .param(id)
                .query(this::notice)
                .optional()
                .orElseThrow(() -> Refusal.notFound("没有找到这条通知"));
        if (!settle(id, analyst, null)) {
            throw Refusal.conflict("这条通知已经处理过了");
        }
        journal.append(JournalEntry.internal(
                        notice.filing(), analyst, clock.now(), "UNCLEAR_DECISION_SETTLED", "规则没有给出结论的通知已处理")
                .with(Map.of("decision", notice.decisionId(), "notice", id))
                .saying(reason.strip()));
    }

    private boolean settle(long id, Actor by, @Nullable Integer version) {
        return jdbc.sql("""
                        update unclear_decision set settled_at = :at, settled_by = :by, settled_version = :version
                        where id = :id and settled_at is null""")
                        .param("at", now())
                        .param("by", by.username())
                        .param("version", version)
                        .param("id", id)
                        .update()
                == 1;
    }

    private boolean isAnswered(Notice notice) {
        var failure = notice.failure();
        if (failure == null || failure.version() == 0) {
            // The table was not there, so no facts were kept; now it is.
            return true;
        }
        try {
            return !decisions
                    .preview(notice.decisionId(), failure.inputs())
                    .rows()
                    .isEmpty();
        } catch (DecisionUnclear still) {
            return false;
        }
    }

    private Notice notice(ResultSet row, int number) throws SQLException {
        var filing = FilingId.of(row.getString("filing_id"));
        var decision = row.getString("decision_id");
        return new Notice(
                row.getLong("id"),
                filing,
                decision,
                row.getObject("at", OffsetDateTime.class).toInstant(),
                records.ofFiling(filing).stream()
                        .filter(record -> record.decisionId().equals(decision))
                        .filter(record -> !record.ruleIds().contains(ManualDecisions.MANUAL))
                        .reduce((earlier, later) -> later)
                        .orElse(null));
    }

    private OffsetDateTime now() {
        return CourtTime.column(clock.now());
    }
}
