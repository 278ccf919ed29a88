package org.lian.workbench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.json.StoredJson;
import org.lian.rules.PastQuestions;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The replays in the database. */
@Repository
class ReplayStore {
    private static final StoredJson JSON =
            new StoredJson(JsonMapper.builder().addModule(new JavaTimeModule()).build());
    private static final Duration SILENT = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ReplayStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void add(UUID id, RuleDraft draft, PastQuestions.Scope scope, int total, String startedBy, Instant at) {
        jdbc.sql("""
                        insert into rule_replay
                          (id, draft_id, revision, state, scope, total, started_by, started_at, touched_at)
                        values (:id, :draft, :revision, 'RUNNING', cast(:scope as jsonb), :total, :by, :at, :at)""")
                .param("id", id)
                .param("draft", draft.id())
                .param("revision", draft.revision())
                .param("scope", JSON.text(scope))
                .param("total", total)
                .param("by", startedBy)
                .param("at", CourtTime.column(at))
                .update();
    }

    void progress(UUID id, int done, int changed, List<ReplayChange> changes, Instant at) {
        batches.batchUpdate(
                """
                insert into rule_replay_change (replay_id, position, filing_id, before, after, delta)
                values (?, ?, ?, cast(? as jsonb), cast(? as jsonb), ?)""",
                changes.stream()
                        .map(change -> new @Nullable Object[] {
                            id,
                            change.position(),
                            change.filing(),
                            JSON.text(change.before()),
                            JSON.text(change.after()),
                            change.delta()
                        })
                        .toList());
        jdbc.sql("update rule_replay set done = ?, changed = ?, touched_at = ? where id = ?")
                .params(done, changed, CourtTime.column(at), id)
                .update();
    }

    void end(UUID id, Replay.State state, @Nullable ReplaySummary summary, Instant at) {
        jdbc.sql("update rule_replay set state = ?, summary = cast(? as jsonb), touched_at = ? where id = ?")
                .params(state.name(), summary == null ? null : JSON.text(summary), CourtTime.column(at), id)
                .update();
    }

    Optional<Replay> find(UUID id, Instant now) {
        return jdbc.sql("select * from rule_replay where id = ?")
                .param(id)
                .query((row, number) -> read(row, now))
                .optional();
    }

    Optional<Replay> latestOf(UUID draft, Instant now) {
        return jdbc.sql("select * from rule_replay where draft_id = ? order by started_at desc limit 1")
                .param(draft)
                .query((row, number) -> read(row, now))
                .optional();
    }

    List<ReplayChange> changes(UUID id, int limit, int offset) {
        return jdbc.sql("""
                        select * from rule_replay_change where replay_id = :id
                        order by position limit :limit offset :offset""")
                .param("id", id)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> new ReplayChange(
                        row.getInt("position"),
                        row.getObject("filing_id", UUID.class),
                        rows(row.getString("before")),
                        rows(row.getString("after")),
                        row.getObject("delta", Long.class)))
                .list();
    }

    private static Replay read(ResultSet row, Instant now) throws SQLException {
        var state = Replay.State.valueOf(row.getString("state"));
        var touched = row.getObject("touched_at", OffsetDateTime.class).toInstant();
        var summary = row.getString("summary");
        return new Replay(
                row.getObject("id", UUID.class),
                row.getObject("draft_id", UUID.class),
                row.getInt("revision"),
                // Whoever ran it is gone.
                state == Replay.State.RUNNING && touched.plus(SILENT).isBefore(now) ? Replay.State.FAILED : state,
                JSON.read(row.getString("scope"), new TypeReference<PastQuestions.Scope>() {}),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("changed"),
                summary == null ? null : JSON.read(summary, new TypeReference<ReplaySummary>() {}),
                row.getObject("started_at", OffsetDateTime.class).toInstant());
    }

    private static List<Map<String, Object>> rows(String json) {
        return JSON.read(json, new TypeReference<>() {});
    }
}
