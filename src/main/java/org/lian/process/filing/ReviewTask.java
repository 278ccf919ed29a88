package org.lian.process.filing;

import org.camunda.bpm.engine.TaskService;
import org.lian.engine.EngineIdentity;
import org.lian.filing.FilingLifecycle;
import org.lian.process.tasks.OpenTasks;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/**
 * The task of the court on a filing that is not decided, moved to the front, then before the supervisors: whichever
 * task it waits in.
 */
@Component
class ReviewTask {
    private final TaskService tasks;
    private final OpenTasks openTasks;
    private final FilingLifecycle filings;

    ReviewTask(TaskService tasks, OpenTasks openTasks, FilingLifecycle filings) {
        this.tasks = tasks;
        this.openTasks = openTasks;
        this.filings = filings;
    }

    void makeUrgent(FilingId filing, String processInstance) {
        openTasks.makeUrgent(processInstance);
        filings.remark(Actor.system(), filing, "REVIEW_REMINDED", "审查期限还剩二个工作日，已提醒审查人", null);
    }

    void openToSupervisors(FilingId filing, String processInstance) {
        for (var task :
                tasks.createTaskQuery().processInstanceId(processInstance).list()) {
            tasks.addCandidateGroup(task.getId(), EngineIdentity.SUPERVISORS);
        }
        filings.remark(Actor.system(), filing, "REVIEW_ALERTED", "审查期限还剩一个工作日，已提请庭长督办", null);
    }
}
