package org.lian.process;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.lian.engine.EngineIdentity;
import org.lian.filing.FilingLifecycle;
import org.lian.identity.AccountClosed;
import org.lian.vocabulary.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The consequence of a closed account: what the person holds goes back to its groups, and the record of the case says why. */
@Component
public class ClosedColleagues {
    private final TaskService engine;
    private final Tasks tasks;
    private final EngineIdentity engineIdentity;
    private final FilingLifecycle filings;

    ClosedColleagues(TaskService engine, Tasks tasks, EngineIdentity engineIdentity, FilingLifecycle filings) {
        this.engine = engine;
        this.tasks = tasks;
        this.engineIdentity = engineIdentity;
        this.filings = filings;
    }

    /** How many tasks the person holds that go back, in all courts. */
    public long held(String username) {
        return engineIdentity.runAs(Actor.system(), () -> heldBy(username)).size();
    }

    @EventListener
    void handBack(AccountClosed closed) {
        engineIdentity.runAs(Actor.system(), () -> {
            var held = heldBy(closed.username());
            held.forEach(task -> handBack(task, closed.by()));
            offeredFirst(closed.username()).forEach(task -> engine.saveTask(FirstTurn.ended(task)));
            return held;
        });
    }

    /** Without a mediator's: it has no group, the court appoints another mediator. */
    private List<TaskView> heldBy(String username) {
        var ids = engine.createTaskQuery().taskAssignee(username).list().stream()
                .map(Task::getId)
                .toList();
        return tasks.all(ids).stream()
                .filter(task -> !task.kind().isMediators())
                .toList();
    }

    private void handBack(TaskView task, Actor by) {
        engine.setAssignee(task.id(), null);
        if (task.about() != null) {
            filings.remark(by, task.about(), "TASK_RELEASED", "承办人的账号停用，任务“" + task.name() + "”退回办理组", null);
        }
    }

    /** What waits for the person first waits for all at once. */
    private List<Task> offeredFirst(String username) {
        return engine.createTaskQuery().taskOwner(username).taskUnassigned().list();
    }
}
