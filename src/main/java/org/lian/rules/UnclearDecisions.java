package org.lian.rules;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.lian.clock.BusinessClock;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the analysts which table failed a filing, with the facts that are needed to repair it. */
@Component
public class UnclearDecisions {
    private final JdbcClient jdbc;
    private final DecisionRecords records;
    private final BusinessClock clock;

    UnclearDecisions(JdbcClient jdbc, DecisionRecords records, BusinessClock clock) {
        this.jdbc = jdbc;
        this.records = records;
        this.clock = clock;
    }

    /** One notice; the record holds version, facts and fault and is empty for a table that was never published. */
    public record Notice(long id, FilingId filing, String decisionId, Instant at, List<DecisionRecord> failures) {}

    public void notify(FilingId filing, String decisionId) {
        jdbc.sql("insert into unclear_decision (filing_id, decision_id, at) values (?, ?, ?)")
                .params(filing.value(), decisionId, OffsetDateTime.ofInstant(clock.now(), ZoneOffset.UTC))
                .update();
    }

    /** The open notices, newest first. */
    public List<Notice> open(int limit) {
        return jdbc.sql("select * from unclear_decision where settled_at is null order by id desc limit ?")
                .param(limit)
                .query((row, number) -> {
                    var filing = FilingId.of(row.getString("filing_id"));
                    var decision = row.getString("decision_id");
                    return new Notice(
                            row.getLong("id"),
                            filing,
                            decision,
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            records.ofFiling(filing).stream()
                                    .filter(record -> record.decisionId().equals(decision))
                                    .toList());
                })
                .list();
    }
}
