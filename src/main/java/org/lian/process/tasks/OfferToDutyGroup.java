package org.lian.process.tasks;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.lian.engine.EngineIdentity;
import org.springframework.stereotype.Component;

/** The offer of a task that nobody took in time: those on duty see it too. */
@Component
class OfferToDutyGroup implements TaskListener {
    private final OpenTask openTask;

    OfferToDutyGroup(OpenTask openTask) {
        this.openTask = openTask;
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getAssignee() != null) {
            return;
        }
        openTask.offer(task, EngineIdentity.DUTY, "超过认领时限无人认领，已提请值班人员");
    }
}
