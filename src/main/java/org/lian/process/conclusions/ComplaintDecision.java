package org.lian.process.conclusions;

import java.util.Map;
import org.lian.grievances.Grievances;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 答复投诉: the words that are served; they go to the sealed complaint, never into the engine. */
@Component
@Variables
class ComplaintDecision implements TaskDecision<ComplaintDecision.Reply> {
    /** The words that are served. */
    record Reply(String answer) {}

    private final Grievances complaints;

    ComplaintDecision(Grievances complaints) {
        this.complaints = complaints;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.ANSWER_COMPLAINT;
    }

    @Override
    public Class<ComplaintDecision.Reply> answers() {
        return ComplaintDecision.Reply.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Reply reply) {
        complaints.answer(actor, task.root(), reply.answer());
        return Map.of();
    }
}
