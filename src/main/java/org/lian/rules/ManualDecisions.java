package org.lian.rules;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.json.StoredJson;
import org.lian.keys.Vault;
import org.lian.transaction.OncePerTransaction;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 人工认定: a person's answer in place of a table's, for one filing, with article and reason. */
@Component
public class ManualDecisions {
    /** The rule id of a decision that a person made. */
    public static final String MANUAL = "manual";

    /** Whole numbers come back as a table gives them. */
    private static final StoredJson JSON = new StoredJson(JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build());

    private final OncePerTransaction<FilingId, Map<String, String>> given = new OncePerTransaction<>();
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Journal journal;
    private final BusinessClock clock;
    private final DecisionTime time;

    ManualDecisions(JdbcClient jdbc, Vault vault, Journal journal, BusinessClock clock, DecisionTime time) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.journal = journal;
        this.clock = clock;
        this.time = time;
    }

    /** Keeps the answer; the newest counts. {@code rows} have the table's output columns; none is an answer too. */
    @Transactional
    public void decide(
            Actor actor,
            FilingId filing,
            String decisionId,
            List<Map<String, Object>> rows,
            String basis,
            String reason) {
        var now = clock.now();
        given.forget(filing);
        time.anew(filing);
        jdbc.sql("""
                        insert into manual_decision (filing_id, decision_id, outputs, reason, basis, actor, at)
                        values (:filing, :decision, cast(:outputs as jsonb), :reason, :basis, :actor, :at)""")
                .param("filing", filing.value())
                .param("decision", decisionId)
                .param("outputs", JSON.text(rows))
                .param("reason", vault.seal(reason.getBytes(StandardCharsets.UTF_8), "manual-decision:" + filing))
                .param("basis", basis)
                .param("actor", actor.username())
                .param("at", CourtTime.column(now))
                .update();
        journal.append(JournalEntry.shown(filing, actor, now, "DECIDED_MANUALLY", "规则没有给出唯一结论，由工作人员人工认定")
                .on(new LegalBasis(basis))
                .with(Map.of("decision", decisionId)));
    }

    /**
     * The most frequent answer in like cases: of the same court, procedure and cause.
     *
     * @param times how often, and {@code last} when for the last time
     * @param rows with the table's output columns
     */
    public record Like(long times, Instant last, List<Map<String, Object>> rows, String basis) {}

    /** For who decides the same table for a filing; empty where nobody has done so. */
    public Optional<Like> like(FilingId filing, String decisionId) {
        return jdbc.sql("""
                        select m.outputs, count(*) as times, max(m.at) as last,
                          (array_agg(m.basis order by m.id desc))[1] as basis
                        from manual_decision m join filing f on f.id = m.filing_id
                        join filing mine on mine.id = :filing and mine.court_code = f.court_code and mine.track = f.track
                          and mine.cause_code is not distinct from f.cause_code
                        where m.decision_id = :decision and m.filing_id <> :filing
                        group by m.outputs order by times desc, last desc limit 1""")
                .param("filing", filing.value())
                .param("decision", decisionId)
                .query((row, number) -> new Like(
                        row.getLong("times"),
                        row.getObject("last", OffsetDateTime.class).toInstant(),
                        rows(row.getString("outputs")),
                        row.getString("basis")))
                .optional();
    }

    Optional<List<Map<String, Object>>> find(FilingId filing, String decisionId) {
        var outputs = given.get(filing, this::ofFiling).get(decisionId);
        return outputs == null ? Optional.empty() : Optional.of(rows(outputs));
    }

    /** The newest answer to each table. */
    private Map<String, String> ofFiling(FilingId filing) {
        var newest = new HashMap<String, String>();
        jdbc.sql("select decision_id, outputs from manual_decision where filing_id = ? order by id")
                .param(filing.value())
                .query(row -> {
                    newest.put(row.getString("decision_id"), row.getString("outputs"));
                });
        return newest;
    }

    private static List<Map<String, Object>> rows(String json) {
        return JSON.read(json, new TypeReference<>() {});
    }
}
