package org.lian.process.tasks;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.lian.clock.BusinessClock;
import org.lian.engine.EngineIdentity;
import org.springframework.stereotype.Component;

/** The offer of a task that is due undecided, or nearly: the presiding judge sees it too. */
@Component
class OfferToSupervisors implements TaskListener {
    private final OpenTask openTask;
    private final BusinessClock clock;

    OfferToSupervisors(OpenTask openTask, BusinessClock clock) {
        this.openTask = openTask;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        var early = task.getDueDate() != null
                && clock.now().isBefore(task.getDueDate().toInstant());
        openTask.offer(task, EngineIdentity.SUPERVISORS, early ? "办理期限快到了尚未办结，已提请庭长" : "办理期限已到尚未办结，已提请庭长");
    }
}
