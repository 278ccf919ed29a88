package org.lian.process.tasks;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.lian.filing.FilingLifecycle;
import org.lian.process.variables.Variable;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The offer of an open task to one group more, to the front of its list. */
@Component
class OpenTask {
    private final FilingLifecycle filings;

    OpenTask(FilingLifecycle filings) {
        this.filings = filings;
    }

    void offer(DelegateTask task, String group, String remark) {
        task.addCandidateGroup(group);
        task.setPriority(Math.max(task.getPriority(), OpenTasks.URGENT));
        if (task.getVariable(Variable.FILING.key()) instanceof String filing) {
            filings.remark(
                    Actor.system(), FilingId.of(filing), "TASK_OFFERED", "任务“" + task.getName() + "”" + remark, null);
        }
    }
}
