package org.lian.rules;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The uses of a version of a table. */
@Component
public class RuleUse {
    private final JdbcClient jdbc;

    RuleUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The number of filings that a version judged, and when.
     *
     * @param first null when none
     * @param last null when none
     */
    public record Use(
            long filings, @Nullable Instant first, @Nullable Instant last) {}

    public Use of(String decisionId, int version) {
        return jdbc.sql("""
                        select count(distinct filing_id) as filings, min(at) as first, max(at) as last
                        from decision_record where decision_id = ? and version = ?""")
                .params(decisionId, version)
                .query((row, number) -> new Use(
                        row.getLong("filings"),
                        instant(row.getObject("first", OffsetDateTime.class)),
                        instant(row.getObject("last", OffsetDateTime.class))))
                .single();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
