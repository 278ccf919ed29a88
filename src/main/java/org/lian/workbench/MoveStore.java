package org.lian.workbench;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.engine.RunningInstances.Instance;
import org.lian.json.StoredJson;
import org.lian.vocabulary.Refusal;
import org.lian.workbench.DiagramMove.Line;
import org.lian.workbench.DiagramMove.State;
import org.lian.workbench.DiagramMove.Tally;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The moves and their filings in the database. */
@Repository
class MoveStore {
    private static final StoredJson JSON = new StoredJson();

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    MoveStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** The outcome of one filing in earnest. */
    enum Outcome {
        MOVED,
        STAYED,
        GONE
    }

    /** One that waits to be dealt with. */
    record Waiting(String instance, @Nullable String filing, boolean movable) {}

    /** False when a plan from that version is open already. */
    boolean add(UUID id, String rule, int from, int to, String planner, Instant at) {
        return jdbc.sql("""
                        insert into diagram_move
                          (id, rule, from_version, to_version, renamed, state, planners, planned_at)
                        values (:id, :rule, :from, :to, '{}', 'PLANNED', array[:planner], :at)
                        on conflict do nothing""")
                        .param("id", id)
                        .param("rule", rule)
                        .param("from", from)
                        .param("to", to)
                        .param("planner", planner)
                        .param("at", CourtTime.column(at))
                        .update()
                == 1;
    }

    Optional<DiagramMove> find(UUID id) {
        return read("where id = ?", id).stream().findFirst();
    }

    /** Keeps others from it until the transaction ends. */
    DiagramMove locked(UUID id) {
        return read("where id = ? for update", id).stream().findFirst().orElseThrow(() -> Refusal.notFound("没有找到这次迁移"));
    }

    /** The same for a node that works: empty while another has it. */
    Optional<DiagramMove> taken(UUID id) {
        return read("where id = ? for update skip locked", id).stream().findFirst();
    }

    Optional<DiagramMove> openOf(String rule, int from) {
        return read("where rule = ? and from_version = ? and state not in ('DONE', 'DISCARDED')", rule, from).stream()
                .findFirst();
    }

    /** Of a rule, the newest first. */
    List<DiagramMove> of(String rule) {
        return read("where rule = ? and state <> 'DISCARDED' order by planned_at desc limit 20", rule);
    }

    /** Those that want a node. */
    List<UUID> running() {
        return jdbc.sql("select id from diagram_move where state in ('TRYING', 'MOVING') order by planned_at")
                .query(UUID.class)
                .list();
    }

    void rename(DiagramMove move, Map<String, String> renamed, String planner) {
        jdbc.sql("""
                        update diagram_move set renamed = cast(:renamed as jsonb), state = 'PLANNED', planners =
                          case when :planner = any (planners) then planners else planners || :planner end
                        where id = :id""")
                .param("renamed", JSON.text(renamed))
                .param("planner", planner)
                .param("id", move.id())
                .update();
        forget(move);
    }

    void state(DiagramMove move, State state) {
        jdbc.sql("update diagram_move set state = ? where id = ?")
                .params(state.name(), move.id())
                .update();
    }

    void start(DiagramMove move, String starter, Instant at) {
        jdbc.sql("""
                        update diagram_move set state = 'MOVING', note = null,
                          started_by = :starter, started_at = coalesce(started_at, :at) where id = :id""")
                .param("starter", starter)
                .param("at", CourtTime.column(at))
                .param("id", move.id())
                .update();
    }

    void stop(DiagramMove move, @Nullable String note) {
        jdbc.sql("update diagram_move set state = 'STOPPED', note = ? where id = ?")
                .params(note, move.id())
                .update();
    }

    void end(DiagramMove move, State state, Instant at) {
        jdbc.sql("update diagram_move set state = ?, ended_at = ? where id = ?")
                .params(state.name(), CourtTime.column(at), move.id())
                .update();
    }

    /** Takes in those that it does not know yet. */
    void list(DiagramMove move, List<Instance> instances) {
        batches.batchUpdate(
                """
                insert into diagram_move_instance (move_id, instance_id, filing) values (?, ?, ?)
                on conflict do nothing""",
                instances.stream()
                        .map(one -> new @Nullable Object[] {move.id(), one.id(), one.filing()})
                        .toList());
    }

    void forget(DiagramMove move) {
        jdbc.sql("delete from diagram_move_instance where move_id = ?")
                .param(move.id())
                .update();
    }

    List<Waiting> untried(DiagramMove move, int limit) {
        return waiting("movable is null", move.id(), limit);
    }

    /** Those that can move first, so that the others hold nobody. */
    List<Waiting> unsettled(DiagramMove move, int limit) {
        return waiting("outcome is null", move.id(), limit);
    }

    private List<Waiting> waiting(String which, UUID move, int limit) {
        return jdbc.sql("select instance_id as instance, filing, movable is true as movable from diagram_move_instance"
                        + " where move_id = ? and " + which + " order by movable desc nulls last, instance_id limit ?")
                .params(move, limit)
                .query(Waiting.class)
                .list();
    }

    void tried(DiagramMove move, String instance, @Nullable String reason) {
        jdbc.sql("update diagram_move_instance set movable = ?, reason = ? where move_id = ? and instance_id = ?")
                .params(reason == null, reason, move.id(), instance)
                .update();
    }

    void settle(DiagramMove move, List<String> instances, Outcome outcome, @Nullable String reason, Instant at) {
        if (instances.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update diagram_move_instance set outcome = :outcome, reason = :reason, at = :at
                        where move_id = :move and instance_id in (:instances) and outcome is null""")
                .param("outcome", outcome.name())
                .param("reason", reason)
                .param("at", CourtTime.column(at))
                .param("move", move.id())
                .param("instances", instances)
                .update();
    }

    Tally tally(UUID move) {
        return jdbc.sql("""
                        select count(*) as total,
                          count(*) filter (where movable) as movable,
                          count(*) filter (where not movable) as stuck,
                          count(*) filter (where outcome = 'MOVED') as moved,
                          count(*) filter (where outcome = 'STAYED') as stayed,
                          count(*) filter (where outcome = 'GONE') as gone
                        from diagram_move_instance where move_id = ?""").param(move).query(Tally.class).single();
    }

    /** Those that cannot move first. */
    List<Line> lines(UUID move, int limit) {
        return jdbc.sql("""
                        select filing, outcome, movable, reason, at from diagram_move_instance where move_id = ?
                        order by reason is null, filing, instance_id limit ?""")
                .params(move, limit)
                .query((row, number) -> new Line(
                        row.getString("filing"),
                        result(row.getString("outcome"), row.getObject("movable", Boolean.class)),
                        row.getString("reason"),
                        moment(row, "at")))
                .list();
    }

    private static String result(@Nullable String outcome, @Nullable Boolean movable) {
        if (outcome == null) {
            return movable == null ? "未试" : movable ? "可以迁移" : "不能迁移";
        }
        return switch (Outcome.valueOf(outcome)) {
            case MOVED -> "已迁移";
            case STAYED -> "未能迁移";
            case GONE -> "已不在原版";
        };
    }

    private List<DiagramMove> read(String where, Object... params) {
        return jdbc.sql("select * from diagram_move " + where)
                .params(params)
                .query(MoveStore::move)
                .list();
    }

    private static DiagramMove move(ResultSet row, int number) throws SQLException {
        Array planners = row.getArray("planners");
        return new DiagramMove(
                row.getObject("id", UUID.class),
                row.getString("rule"),
                row.getInt("from_version"),
                row.getInt("to_version"),
                renamed(row.getString("renamed")),
                State.valueOf(row.getString("state")),
                List.of((String[]) planners.getArray()),
                row.getObject("planned_at", OffsetDateTime.class).toInstant(),
                row.getString("started_by"),
                moment(row, "started_at"),
                moment(row, "ended_at"),
                row.getString("note"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Map<String, String> renamed(String json) {
        return JSON.read(json, new TypeReference<>() {});
    }
}
