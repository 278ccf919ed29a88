package org.lian.process.tasks;

import java.time.Duration;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.lian.clock.BusinessClock;
import org.lian.engine.EngineIdentity;
import org.springframework.stereotype.Component;

/** The offer of a task that nobody took in time: those on duty see it too. */
@Component
class OfferToDutyGroup implements TaskListener {
    private static final Duration MOMENT = Duration.ofMinutes(10);

    private final OpenTask openTask;
    private final BusinessClock clock;

    OfferToDutyGroup(OpenTask openTask, BusinessClock clock) {
        this.openTask = openTask;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getAssignee() != null) {
            return;
        }
        openTask.offer(task, EngineIdentity.DUTY, isNew(task) ? "时间紧，一到就同时提请值班人员" : "超过认领时限无人认领，已提请值班人员");
    }

    /** What is for today or for hours is offered to them from the beginning, and nobody has been late. */
    private boolean isNew(DelegateTask task) {
        return task.getCreateTime().toInstant().plus(MOMENT).isAfter(clock.now());
    }
}
