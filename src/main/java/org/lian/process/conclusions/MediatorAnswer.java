package org.lian.process.conclusions;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Mediations;
import org.lian.forms.Conclusion;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 确认接受调解 (在线调解规则 12). */
@Component
@Variables(sets = Variable.MEDIATOR_ACCEPTS)
class MediatorAnswer implements TaskDecision<MediatorAnswer.Willingness> {
    /** The mediator's readiness: he takes it, or another is appointed. */
    sealed interface Willingness {
        @Conclusion("ACCEPTED")
        record Accepted(@Nullable String reason) implements Willingness {}

        @Conclusion("DECLINED")
        record Declined(String reason) implements Willingness {}
    }

    private final Mediations mediations;

    MediatorAnswer(Mediations mediations) {
        this.mediations = mediations;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.CONFIRM_MEDIATION;
    }

    @Override
    public Class<MediatorAnswer.Willingness> answers() {
        return MediatorAnswer.Willingness.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Willingness willingness) {
        if (willingness instanceof Willingness.Accepted accepted) {
            mediations.answer(actor, task.filing(), true, accepted.reason());
        } else if (willingness instanceof Willingness.Declined declined) {
            mediations.answer(actor, task.filing(), false, declined.reason());
        }
        return Map.of(Variable.MEDIATOR_ACCEPTS.key(), willingness instanceof Willingness.Accepted);
    }
}
