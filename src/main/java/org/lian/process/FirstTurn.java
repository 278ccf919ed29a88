package org.lian.process;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * 分派: the person for whom a task waits first. The engine's owner of the task names the person and its follow-up date the
 * end, so that they change and end with the task; what was given at once has an owner and no such date.
 *
 * @param until from when on everybody of the task's groups may take it
 */
public record FirstTurn(String username, Instant until) {
    /** The turn that stands at the moment; null where nobody comes first. */
    public static @Nullable FirstTurn of(
            @Nullable String owner, @Nullable Date until, @Nullable String holder, Instant now) {
        return owner == null
                        || until == null
                        || holder != null
                        || !until.toInstant().isAfter(now)
                ? null
                : new FirstTurn(owner, until.toInstant());
    }

    /** Gives the task to a person, who may put it back. */
    public static void give(DelegateTask task, String username) {
        task.setOwner(username);
        task.setAssignee(username);
    }

    /** Asks a person first. */
    public static void offer(DelegateTask task, String username, Instant until) {
        task.setOwner(username);
        task.setFollowUpDate(Date.from(until));
    }

    /** Whether the court gave the task to its holder as it began. */
    public static boolean isGiven(DelegateTask task) {
        return task.getOwner() != null && task.getOwner().equals(task.getAssignee()) && task.getFollowUpDate() == null;
    }

    /** The end of it: whoever has the task now has it like any other. */
    public static void end(DelegateTask task) {
        if (task.getOwner() != null) {
            task.setOwner(null);
            task.setFollowUpDate(null);
        }
    }

    /** The same for a task that is open, which the engine keeps as it is saved. */
    static Task ended(Task task) {
        task.setOwner(null);
        task.setFollowUpDate(null);
        return task;
    }
}
