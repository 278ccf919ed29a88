package org.lian.process;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.lian.engine.EngineIdentity;
import org.lian.filing.FilingLifecycle;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Moves what the court has not decided to the front, then before the supervisors: whichever task it waits in. */
@Component
class ReviewTask {
    private final TaskService tasks;
    private final FilingLifecycle filings;

    ReviewTask(@Lazy TaskService tasks, FilingLifecycle filings) {
        this.tasks = tasks;
        this.filings = filings;
    }

    void makeUrgent(FilingId filing, String processInstance) {
        for (var task : open(processInstance)) {
            tasks.setPriority(task.getId(), OpenTask.URGENT);
        }
        filings.remark(Actor.system(), filing, "REVIEW_REMINDED", "审查期限还剩二个工作日，已提醒审查人", null);
    }

    void openToSupervisors(FilingId filing, String processInstance) {
        for (var task : open(processInstance)) {
            tasks.addCandidateGroup(task.getId(), EngineIdentity.SUPERVISORS);
        }
        filings.remark(Actor.system(), filing, "REVIEW_ALERTED", "审查期限还剩一个工作日，已提请庭长督办", null);
    }

    private List<Task> open(String processInstance) {
        return tasks.createTaskQuery().processInstanceId(processInstance).list();
    }
}
