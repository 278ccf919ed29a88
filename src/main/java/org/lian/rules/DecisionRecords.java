package org.lian.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The recorded decisions; the database refuses to change one. */
@Repository
class DecisionRecords {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

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

    long add(
            FilingId filing,
            String decisionId,
            int version,
            List<String> ruleIds,
            Map<String, Object> inputs,
            List<Map<String, Object>> rows,
            @Nullable String fault,
            Visibility visibility,
            Instant at) {
        return jdbc.sql("""
                        insert into decision_record
                          (filing_id, decision_id, version, rule_ids, inputs, outputs, fault, visibility, at)
                        values (:filing, :decision, :version, cast(:ruleIds as jsonb), cast(:inputs as jsonb),
                                cast(:outputs as jsonb), :fault, :visibility, :at)
                        returning id""")
                .param("filing", filing.value())
                .param("decision", decisionId)
                .param("version", version)
                .param("ruleIds", json(ruleIds))
                .param("inputs", json(inputs))
                .param("outputs", json(rows))
                .param("fault", fault)
                .param("visibility", visibility.name())
                .param("at", CourtTime.column(at))
                .query(Long.class)
                .single();
    }

    Optional<DecisionRecord> find(long id) {
        return jdbc.sql("select * from decision_record where id = ?")
                .param(id)
                .query(DecisionRecords::read)
                .optional();
    }

    List<DecisionRecord> ofFiling(FilingId filing) {
        return jdbc.sql("select * from decision_record where filing_id = ? order by id")
                .param(filing.value())
                .query(DecisionRecords::read)
                .list();
    }

    /** Equal as they would be recorded, whatever the number types in memory. */
    static boolean same(Object one, Object other) {
        return json(one).equals(json(other));
    }

    private static DecisionRecord read(ResultSet row, int number) throws SQLException {
        return new DecisionRecord(
                row.getLong("id"),
                FilingId.of(row.getString("filing_id")),
                row.getString("decision_id"),
                row.getInt("version"),
                parse(row.getString("rule_ids"), new TypeReference<List<String>>() {}),
                parse(row.getString("inputs"), new TypeReference<Map<String, Object>>() {}),
                parse(row.getString("outputs"), new TypeReference<List<Map<String, Object>>>() {}),
                row.getString("fault"),
                Visibility.valueOf(row.getString("visibility")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static <T> T parse(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
