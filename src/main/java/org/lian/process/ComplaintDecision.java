package org.lian.process;

import org.lian.process.variables.Variables;
import java.util.Map;
import java.util.UUID;
import org.lian.grievances.Grievances;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 答复投诉: the words that are served; they go to the sealed complaint, never into the engine. */
@Component
@Variables
class ComplaintDecision implements RootDecision {
    private final Grievances complaints;

    ComplaintDecision(Grievances complaints) {
        this.complaints = complaints;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.ANSWER_COMPLAINT;
    }

    @Override
    public Map<String, Object> decide(Actor actor, String businessKey, Completion completion) {
        complaints.answer(actor, UUID.fromString(businessKey), completion.answer());
        return Map.of();
    }
}
