package org.lian.process.tasks;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.lian.engine.EngineIdentity;
import org.springframework.stereotype.Component;

/** The task is due undecided: the presiding judge sees it too. */
@Component
class OfferToSupervisors implements TaskListener {
    private final OpenTask openTask;

    OfferToSupervisors(OpenTask openTask) {
        this.openTask = openTask;
    }

    @Override
    public void notify(DelegateTask task) {
        openTask.offer(task, EngineIdentity.SUPERVISORS, "办理期限已到尚未办结，已提请庭长");
    }
}
