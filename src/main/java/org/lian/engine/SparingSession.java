package org.lian.engine;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.ibatis.exceptions.PersistenceException;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.FlushResult;
import org.camunda.bpm.engine.impl.db.HasDbRevision;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbEntityOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperationType;
import org.camunda.bpm.engine.impl.db.sql.BatchDbSqlSession;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSession;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * The engine's session that writes with one statement the rows of a table that follow each other: rows that go, each by
 * its revision as the engine asks, and steps that ended. Order and failures are the engine's own (ADR 0068).
 */
class SparingSession extends BatchDbSqlSession {
    private static final Map<String, String> TABLES = Map.of(
            "deleteVariableInstance", "act_ru_variable",
            "deleteJob", "act_ru_job",
            "deleteTimer", "act_ru_job",
            "deleteMessage", "act_ru_job",
            "deleteExecution", "act_ru_execution",
            "deleteEventSubscription", "act_ru_event_subscr",
            "deleteTask", "act_ru_task");

    private static final String STEPS_ENDED = "steps that ended";

    private SparingSession(DbSqlSessionFactory factory) {
        super(factory);
    }

    /** The factory that opens them in the place of the engine's own. */
    record Factory(DbSqlSessionFactory real) implements SessionFactory {
        @Override
        public Class<?> getSessionType() {
            return DbSqlSession.class;
        }

        @Override
        public Session openSession() {
            return new SparingSession(real);
        }
    }

    @Override
    public FlushResult executeDbOperations(List<DbOperation> operations) {
        var failed = new ArrayList<DbOperation>();
        for (int from = 0; from < operations.size(); ) {
            var together = together(operations.get(from));
            int to = from + 1;
            while (to < operations.size() && Objects.equals(together, together(operations.get(to)))) {
                to++;
            }
            var run = operations.subList(from, to);
            var result = together == null ? super.executeDbOperations(new ArrayList<>(run)) : atOnce(together, run);
            failed.addAll(result.getFailedOperations());
            if (result.hasRemainingOperations()) {
                var remaining = new ArrayList<>(result.getRemainingOperations());
                remaining.addAll(operations.subList(to, operations.size()));
                return FlushResult.withFailuresAndRemaining(failed, remaining);
            }
            from = to;
        }
        return FlushResult.withFailures(failed);
    }

    /** What the operation can share a statement with; null for what the engine does itself. */
    private @Nullable String together(DbOperation operation) {
        if (!(operation instanceof DbEntityOperation one)) {
            return null;
        }
        if (operation.getOperationType() == DbOperationType.DELETE && one.getEntity() instanceof HasDbRevision) {
            return TABLES.get(
                    dbSqlSessionFactory.getDeleteStatement(one.getEntity().getClass()));
        }
        return operation.getOperationType() == DbOperationType.UPDATE
                        && one.getEntity() instanceof HistoricActivityInstanceEventEntity step
                        && SparingHistory.endsUnread(step)
                ? STEPS_ENDED
                : null;
    }

    private FlushResult atOnce(String together, List<DbOperation> run) {
        var rows = run.stream()
                .map(operation -> ((DbEntityOperation) operation).getEntity())
                .toList();
        Set<String> changed;
        try {
            changed = together.equals(STEPS_ENDED) ? ended(rows) : deleted(together, rows);
        } catch (SQLException fault) {
            postProcessOperationPerformed(run.get(0), 0, new PersistenceException(fault));
            return FlushResult.withFailuresAndRemaining(
                    List.of(run.get(0)), new ArrayList<>(run.subList(1, run.size())));
        }
        var failed = new ArrayList<DbOperation>();
        for (int i = 0; i < run.size(); i++) {
            postProcessOperationPerformed(
                    run.get(i), changed.contains(rows.get(i).getId()) ? 1 : 0, null);
            if (run.get(i).isFailed()) {
                failed.add(run.get(i));
            }
        }
        return FlushResult.withFailures(failed);
    }

    private Set<String> deleted(String table, List<DbEntity> rows) throws SQLException {
        // Whoever deletes some of the same rows takes them in the same order.
        var sql = """
                with held as (select id_ from %1$s where (id_, rev_) in (%2$s) order by id_ for update)
                delete from %1$s t using held where t.id_ = held.id_ returning t.id_""".formatted(table, places("(?, ?)", rows));
        try (var statement = sqlSession.getConnection().prepareStatement(sql)) {
            int place = 0;
            for (var row : rows) {
                statement.setString(++place, row.getId());
                statement.setInt(++place, ((HasDbRevision) row).getRevision());
            }
            return ids(statement);
        }
    }

    /** How long a step took is reckoned where its beginning stands. */
    private Set<String> ended(List<DbEntity> rows) throws SQLException {
        var sql = """
                update act_hi_actinst h
                set execution_id_ = e.execution, proc_def_key_ = e.process_key, proc_def_id_ = e.process,
                    act_id_ = e.activity, act_name_ = e.name, act_type_ = e.type, parent_act_inst_id_ = e.parent,
                    end_time_ = e.ended, act_inst_state_ = e.state,
                    duration_ = trunc(extract(epoch from e.ended - h.start_time_) * 1000)
                from (values %s) as e
                    (id, execution, process_key, process, activity, name, type, parent, ended, state)
                where h.id_ = e.id returning h.id_""".formatted(places("(?, ?, ?, ?, ?, ?, ?, ?, cast(? as timestamp), cast(? as integer))", rows));
        try (var statement = sqlSession.getConnection().prepareStatement(sql)) {
            int place = 0;
            for (var row : rows) {
                var step = (HistoricActivityInstanceEventEntity) row;
                for (var text : new @Nullable String[] {
                    step.getId(),
                    step.getExecutionId(),
                    step.getProcessDefinitionKey(),
                    step.getProcessDefinitionId(),
                    step.getActivityId(),
                    step.getActivityName(),
                    step.getActivityType(),
                    step.getParentActivityInstanceId()
                }) {
                    statement.setString(++place, text);
                }
                statement.setTimestamp(++place, new Timestamp(step.getEndTime().getTime()));
                statement.setInt(++place, step.getActivityInstanceState());
            }
            return ids(statement);
        }
    }

    private static String places(String row, List<DbEntity> rows) {
        return String.join(", ", Collections.nCopies(rows.size(), row));
    }

    private static Set<String> ids(PreparedStatement statement) throws SQLException {
        var found = new HashSet<String>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
