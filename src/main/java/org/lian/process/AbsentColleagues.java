package org.lian.process;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.lian.engine.EngineIdentity;
import org.lian.filing.FilingLifecycle;
import org.lian.identity.Absences;
import org.lian.identity.Accounts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The consequence of an absence: what the person holds goes to who stands in, and back to its groups where nobody does or
 * where that person may not take it. On the first day of the absence, at once where that is today. Whoever wrote it down
 * disposes of the own court's tasks alone: what the person holds in another court goes back to that court's groups. A
 * mediator's tasks stay with the mediator: they have no group.
 */
@Component
public class AbsentColleagues {
    private static final Logger log = LoggerFactory.getLogger(AbsentColleagues.class);

    private final Absences absences;
    private final TaskService tasks;
    private final Tasks views;
    private final FilingLifecycle filings;
    private final TransactionTemplate transaction;
    private final EngineIdentity engineIdentity;
    private final Accounts accounts;

    AbsentColleagues(
            Absences absences,
            TaskService tasks,
            Tasks views,
            FilingLifecycle filings,
            TransactionTemplate transaction,
            EngineIdentity engineIdentity,
            Accounts accounts) {
        this.views = views;
        this.filings = filings;
        this.transaction = transaction;
        this.absences = absences;
        this.accounts = accounts;
        this.tasks = tasks;
        this.engineIdentity = engineIdentity;
    }

    /** The numbers of tasks that went to the substitute, and back to their groups. */
    public record HandedOver(int given, int returned) {}

    /** Writes down the absence, with null that the person is back; one that runs already hands over. */
    public HandedOver record(Actor supervisor, String username, Absences.@Nullable Absence absence) {
        absences.record(supervisor, username, absence);
        return absences.notHandedOver().containsKey(username) ? handOver(supervisor, username) : new HandedOver(0, 0);
    }

    /** On the first morning of an absence that was written down before. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT20S")
    public void handOverBegun() {
        absences.notHandedOver().forEach((away, recordedBy) -> {
            try {
                handOver(accounts.actorOf(recordedBy), away);
            } catch (RuntimeException again) {
                log.warn("The tasks of {}, who is away, were not handed over and will be", away, again);
            }
        });
    }

    private HandedOver handOver(Actor head, String username) {
        var absence = absences.planned().get(username);
        var substitute = absence == null ? null : absence.substitute();
        var given = 0;
        var held = held(head, username);
        for (var task : held) {
            given += given(head, task, substitute) ? 1 : 0;
        }
        for (var task : elsewhere(head, username)) {
            backToItsCourt(task, username);
        }
        for (var offered : offeredFirst(username)) {
            engineIdentity.runAs(Actor.system(), () -> {
                tasks.saveTask(FirstTurn.ended(offered));
                return offered;
            });
        }
        absences.handedOver(username);
        log.info("{} is away: {} tasks to {}, {} to their groups", username, given, substitute, held.size() - given);
        return new HandedOver(given, held.size() - given);
    }

    private List<String> held(Actor head, String username) {
        return held(username)
                .filter(task -> head.actsFor(new CourtCode(task.getTenantId())))
                .map(Task::getId)
                .toList();
    }

    private List<TaskView> elsewhere(Actor head, String username) {
        return views.all(held(username)
                .filter(task -> !head.actsFor(new CourtCode(task.getTenantId())))
                .map(Task::getId)
                .toList());
    }

    private Stream<Task> held(String username) {
        return tasks.createTaskQuery().taskAssignee(username).list().stream()
                .filter(task -> !TaskKind.of(task.getTaskDefinitionKey()).isMediators());
    }

    /** In the person's own name: nobody of that court has decided it, and who wrote the absence down has no say there. */
    private void backToItsCourt(TaskView task, String username) {
        engineIdentity.runAs(accounts.actorOf(username), () -> {
            tasks.setAssignee(task.id(), null);
            return task;
        });
        var filing = task.about();
        if (filing != null) {
            transaction.executeWithoutResult(status -> filings.remark(
                    Actor.system(), filing, "TASK_RELEASED", "承办人外出，任务“" + task.name() + "”退回办理组", null));
        }
    }

    /** What waits for the person first waits for all at once. */
    private List<Task> offeredFirst(String username) {
        return tasks.createTaskQuery().taskOwner(username).taskUnassigned().list();
    }

    /** Whether the substitute took it; who may not has it given back. */
    private boolean given(Actor head, String task, @Nullable String substitute) {
        if (substitute != null) {
            try {
                assign(head, task, substitute);
                return true;
            } catch (RuntimeException no) {
                if (!(NestedExceptionUtils.getMostSpecificCause(no) instanceof Refusal)) {
                    throw no;
                }
            }
        }
        assign(head, task, null);
        return false;
    }

    private void assign(Actor head, String task, @Nullable String assignee) {
        engineIdentity.runAs(head, () -> {
            tasks.setAssignee(task, assignee);
            return task;
        });
    }
}
