package org.lian.rules;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.json.StoredJson;
import org.lian.transaction.WrittenTogether;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The recorded decisions; the database refuses to change one. */
@Repository
class DecisionRecords {
    private static final StoredJson JSON = new StoredJson(JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build());

    private final WrittenTogether<New> added = new WrittenTogether<>(this::write);
    private final JdbcClient jdbc;

    DecisionRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The engine's id of the version in force, by table. */
    Map<String, String> latestDefinitions() {
        var latest = new HashMap<String, String>();
        jdbc.sql("""
                        select distinct on (key_) key_, id_ from act_re_decision_def where tenant_id_ is null
                        order by key_, version_ desc""").query(row -> {
            latest.put(row.getString("key_"), row.getString("id_"));
        });
        return latest;
    }

    /** A decision that is about to be kept. */
    record New(
            FilingId filing,
            String decisionId,
            int version,
            List<String> ruleIds,
            Map<String, Object> inputs,
            List<Map<String, Object>> rows,
            @Nullable String fault,
            Visibility visibility,
            Instant at) {}

    /** Kept with the transaction; several of one are one statement, in their order. */
    void add(New decision) {
        added.add(decision);
    }

    private void write(List<New> decisions) {
        jdbc.sql("""
                        insert into decision_record
                          (filing_id, decision_id, version, rule_ids, inputs, outputs, fault, visibility, at)
                        select filing, decision, version, cast(rule_ids as jsonb), cast(inputs as jsonb),
                               cast(outputs as jsonb), fault, visibility, cast(at as timestamptz)
                        from unnest(:filings::uuid[], :decisions::text[], :versions::integer[], :ruleIds::text[],
                                    :inputs::text[], :outputs::text[], :faults::text[], :visibilities::text[],
                                    :moments::text[])
                          with ordinality
                          as d (filing, decision, version, rule_ids, inputs, outputs, fault, visibility, at, place)
                        order by place""")
                .param("filings", texts(decisions, one -> one.filing().toString()))
                .param("decisions", texts(decisions, New::decisionId))
                .param("versions", texts(decisions, one -> String.valueOf(one.version())))
                .param("ruleIds", texts(decisions, one -> JSON.text(one.ruleIds())))
                .param("inputs", texts(decisions, one -> JSON.text(one.inputs())))
                .param("outputs", texts(decisions, one -> JSON.text(one.rows())))
                .param("faults", texts(decisions, New::fault))
                .param("visibilities", texts(decisions, one -> one.visibility().name()))
                .param("moments", texts(decisions, one -> one.at().toString()))
                .update();
    }

    private static @Nullable String[] texts(List<New> decisions, Function<New, @Nullable String> column) {
        return decisions.stream().map(column).toArray(String[]::new);
    }

    Optional<DecisionRecord> find(long id) {
        added.flush();
        return jdbc.sql("select * from decision_record where id = ?")
                .param(id)
                .query(DecisionRecords::read)
                .optional();
    }

    List<DecisionRecord> ofFiling(FilingId filing) {
        added.flush();
        return jdbc.sql("select * from decision_record where filing_id = ? order by id")
                .param(filing.value())
                .query(DecisionRecords::read)
                .list();
    }

    /** Equal as they would be recorded, whatever the number types in memory. */
    static boolean same(Object one, Object other) {
        return JSON.text(one).equals(JSON.text(other));
    }

    private static DecisionRecord read(ResultSet row, int number) throws SQLException {
        return new DecisionRecord(
                row.getLong("id"),
                FilingId.of(row.getString("filing_id")),
                row.getString("decision_id"),
                row.getInt("version"),
                JSON.read(row.getString("rule_ids"), new TypeReference<List<String>>() {}),
                JSON.read(row.getString("inputs"), new TypeReference<Map<String, Object>>() {}),
                JSON.read(row.getString("outputs"), new TypeReference<List<Map<String, Object>>>() {}),
                row.getString("fault"),
                Visibility.valueOf(row.getString("visibility")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
