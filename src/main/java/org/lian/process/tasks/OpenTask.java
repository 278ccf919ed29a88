package org.lian.process.tasks;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.lian.engine.EngineIdentity;
import org.lian.filing.FilingLifecycle;
import org.lian.identity.Access;
import org.lian.process.variables.Variable;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** The offer of an open task to one group more, to the front of its list. */
@Component
class OpenTask {
    private final FilingLifecycle filings;
    private final Access access;

    OpenTask(FilingLifecycle filings, Access access) {
        this.filings = filings;
        this.access = access;
    }

    /** Who is on duty may be of the window; a secret filing is its judges' and the supervisors'. */
    private boolean isSecret(DelegateTask task) {
        return task.getVariable(Variable.TRACK.key()) instanceof String track
                && Track.valueOf(track).isSecret()
                && access.isSecret(FilingId.of((String) task.getVariable(Variable.FILING.key())));
    }

    void offer(DelegateTask task, String group, String remark) {
        task.addCandidateGroup(isSecret(task) ? EngineIdentity.SUPERVISORS : group);
        task.setPriority(Math.max(task.getPriority(), OpenTasks.URGENT));
        if (task.getVariable(Variable.FILING.key()) instanceof String filing) {
            filings.remark(
                    Actor.system(), FilingId.of(filing), "TASK_OFFERED", "任务“" + task.getName() + "”" + remark, null);
        }
    }
}
