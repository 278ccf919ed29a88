package org.lian.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.jspecify.annotations.Nullable;

/**
 * The memory of the newest process instances: when they began and until when their history is kept. Both are written
 * once, at the start, and never change. What is not remembered is read.
 */
class BegunInstances extends CacheAwareHistoryEventProducer {
    private static final int MOST = 10_000;

    private final Map<String, HistoricProcessInstanceEventEntity> known =
            Collections.synchronizedMap(new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, HistoricProcessInstanceEventEntity> eldest) {
                    return size() > MOST;
                }
            });

    /** Beginning and removal time of a process instance; empty when it was not seen lately. */
    Optional<HistoricProcessInstanceEventEntity> find(String instance) {
        return Optional.ofNullable(known.get(instance));
    }

    @Override
    public HistoryEvent createProcessInstanceStartEvt(DelegateExecution execution) {
        var event = super.createProcessInstanceStartEvt(execution);
        remember((HistoricProcessInstanceEventEntity) event);
        return event;
    }

    /** A task's history begins when the task does, so that its end need not read when that was. */
    @Override
    public HistoryEvent createTaskInstanceCreateEvt(DelegateTask task) {
        var event = (HistoricTaskInstanceEventEntity) super.createTaskInstanceCreateEvt(task);
        event.setStartTime(task.getCreateTime());
        return event;
    }

    @Override
    protected @Nullable HistoricProcessInstanceEventEntity getHistoricRootProcessInstance(String root) {
        return find(root).orElseGet(() -> {
            var read = super.getHistoricRootProcessInstance(root);
            if (read != null) {
                remember(read);
            }
            return read;
        });
    }

    private void remember(HistoricProcessInstanceEventEntity instance) {
        var kept = new HistoricProcessInstanceEventEntity();
        kept.setStartTime(instance.getStartTime());
        kept.setRemovalTime(instance.getRemovalTime());
        known.put(instance.getId(), kept);
    }
}
