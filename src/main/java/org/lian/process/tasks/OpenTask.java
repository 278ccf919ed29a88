package org.lian.process.tasks;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.lian.engine.EngineIdentity;
import org.lian.filing.FilingLifecycle;
import org.lian.process.FirstTurn;
import org.lian.process.variables.Variable;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The offer of an open task to one group more, to the front of its list. */
@Component
class OpenTask {
    private final FilingLifecycle filings;
    private final SecretTasks secret;

    OpenTask(FilingLifecycle filings, SecretTasks secret) {
        this.filings = filings;
        this.secret = secret;
    }

    /** Who is on duty may be of the window; a secret filing is its judges' and the supervisors'. */
    void offer(DelegateTask task, String group, String remark) {
        task.addCandidateGroup(secret.isOne(task) ? EngineIdentity.SUPERVISORS : group);
        if (task.getAssignee() == null) {
            FirstTurn.end(task);
        }
        task.setPriority(Math.max(task.getPriority(), OpenTasks.URGENT));
        if (task.getVariable(Variable.FILING.key()) instanceof String filing) {
            filings.remark(
                    Actor.system(), FilingId.of(filing), "TASK_OFFERED", "任务“" + task.getName() + "”" + remark, null);
        }
    }
}
