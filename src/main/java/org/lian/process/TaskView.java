package org.lian.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;

/**
 * A task as a list shows it.
 *
 * @param businessKey of its flow: the filing's id, or a refund's or a complaint's
 * @param form of the court's own step; null for a task of the program's
 * @param turn who may take it before the others; null where nobody does
 * @param about the filing; null for the refund of money that belongs to none
 */
public record TaskView(
        String id,
        TaskKind kind,
        String name,
        @Nullable String form,
        String businessKey,
        @Nullable FilingId about,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable String assignee,
        @Nullable FirstTurn turn,
        int priority) {

    /** The task as it is once that person took it. */
    TaskView heldBy(String username) {
        return new TaskView(id, kind, name, form, businessKey, about, createdAt, dueAt, username, null, priority);
    }

    /** The filing that the task is about; whatever needs one is not found where there is none. */
    public FilingId filing() {
        if (about == null) {
            throw Refusal.notFound("这项任务没有对应的立案申请");
        }
        return about;
    }
}
