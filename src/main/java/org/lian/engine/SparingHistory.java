package org.lian.engine;

import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricScopeInstanceEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * The engine's history, written without reading first when each row began: only what ends needs it, a task knows it
 * itself, of a process it is remembered, of a step the database reckons ({@link SparingSession}).
 */
class SparingHistory extends DbHistoryEventHandler {
    private final BegunInstances begun;

    SparingHistory(BegunInstances begun) {
        this.begun = begun;
    }

    /** Whether a step ended whose beginning nobody read. */
    static boolean endsUnread(HistoricActivityInstanceEventEntity step) {
        return step.getEndTime() != null
                && step.getStartTime() == null
                && step.getDurationRaw() == null
                && step.getCalledProcessInstanceId() == null
                && !"update".equals(step.getEventType());
    }

    @Override
    protected void insertOrUpdate(HistoryEvent event) {
        if (event.getId() != null
                && event instanceof HistoricScopeInstanceEvent scope
                && !isInitialEvent(event)
                && getDbEntityManager().getCachedEntity(event.getClass(), event.getId()) == null
                && needsNoReading(scope)) {
            getDbEntityManager().merge(event);
        } else {
            super.insertOrUpdate(event);
        }
    }

    private boolean needsNoReading(HistoricScopeInstanceEvent event) {
        if (event.getEndTime() == null) {
            return true;
        }
        if (event instanceof HistoricActivityInstanceEventEntity step) {
            return endsUnread(step);
        }
        if (event instanceof HistoricTaskInstanceEventEntity task) {
            var open = getDbEntityManager().getCachedEntity(TaskEntity.class, task.getTaskId());
            if (open != null) {
                task.setStartTime(open.getCreateTime());
            }
            return open != null;
        }
        if (event instanceof HistoricProcessInstanceEventEntity) {
            begun.find(event.getId()).ifPresent(known -> event.setStartTime(known.getStartTime()));
            return event.getStartTime() != null;
        }
        return false;
    }
}
