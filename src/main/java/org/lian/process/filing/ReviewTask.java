package org.lian.process.filing;

import org.camunda.bpm.engine.TaskService;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
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
    private final ReviewClock reviewClock;

    ReviewTask(TaskService tasks, OpenTasks openTasks, FilingLifecycle filings, ReviewClock reviewClock) {
        this.tasks = tasks;
        this.openTasks = openTasks;
        this.filings = filings;
        this.reviewClock = reviewClock;
    }

    void makeUrgent(FilingId filing, String processInstance) {
        openTasks.makeUrgent(processInstance);
        filings.remark(Actor.system(), filing, "REVIEW_REMINDED", left(filing, "二个工作日") + "，已提醒审查人", null);
    }

    void openToSupervisors(FilingId filing, String processInstance) {
        for (var task :
                tasks.createTaskQuery().processInstanceId(processInstance).list()) {
            tasks.addCandidateGroup(task.getId(), EngineIdentity.SUPERVISORS);
        }
        filings.remark(Actor.system(), filing, "REVIEW_ALERTED", left(filing, "一个工作日") + "，已提请庭长督办", null);
    }

    /** A period of hours has no working days left. */
    private String left(FilingId filing, String workingDays) {
        var due = filings.filing(filing).clocks().reviewDueAt();
        return due == null || !reviewClock.isInHours(filing)
                ? "审查期限还剩" + workingDays
                : "审查期限 " + CourtTime.CLOSE_MINUTE_OF_THIS_YEAR.format(due.atZone(BusinessClock.SHANGHAI))
                        + " 届满，还没有决定";
    }
}
