package org.lian.rules;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.json.StoredJson;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The questions of past filings to a table: the last time each filing asked, newest first. */
@Component
public class PastQuestions {
    private static final StoredJson JSON = new StoredJson(JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build());

    private final JdbcClient jdbc;

    PastQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The range of past questions; null is no bound. Days are of Asia/Shanghai, both included.
     *
     * @param limit at most so many, the newest
     */
    public record Scope(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String track,
            @Nullable String court,
            int limit) {}

    /** One filing and the facts that the table was given. */
    public record GivenFacts(FilingId filing, Map<String, Object> inputs) {}

    public List<GivenFacts> of(String decisionId, Scope scope) {
        return jdbc.sql("""
                        select filing_id, inputs from past_question
                        where decision_id = :decision
                          and (cast(:from as timestamptz) is null or at >= :from)
                          and (cast(:to as timestamptz) is null or at < :to)
                          and (cast(:track as text) is null or track = :track)
                          and (cast(:court as text) is null or court_code = :court)
                        order by id desc limit :limit""")
                .param("decision", decisionId)
                .param("from", beginning(scope.from()))
                .param("to", scope.to() == null ? null : beginning(scope.to().plusDays(1)))
                .param("track", scope.track())
                .param("court", scope.court())
                .param("limit", scope.limit())
                .query((row, number) ->
                        new GivenFacts(FilingId.of(row.getString("filing_id")), facts(row.getString("inputs"))))
                .list();
    }

    private static @Nullable OffsetDateTime beginning(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(BusinessClock.SHANGHAI).toOffsetDateTime();
    }

    private static Map<String, Object> facts(String json) {
        return JSON.read(json, new TypeReference<>() {});
    }
}
