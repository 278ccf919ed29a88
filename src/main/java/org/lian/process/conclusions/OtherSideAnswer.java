package org.lian.process.conclusions;

import java.util.Map;
import org.lian.filing.Mediations;
import org.lian.forms.Conclusion;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 征求对方意见 (在线调解规则 15). */
@Component
@Variables(sets = Variable.OTHER_SIDE_AGREES)
class OtherSideAnswer implements TaskDecision<OtherSideAnswer.Reply> {
    /** The answer of the other side, and how it was asked. */
    sealed interface Reply {
        @Conclusion("GRANT")
        record Agrees(String reason) implements Reply {}

        @Conclusion("REFUSE")
        record Refuses(String reason) implements Reply {}
    }

    private final Mediations mediations;

    OtherSideAnswer(Mediations mediations) {
        this.mediations = mediations;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.ASK_OTHER_SIDE;
    }

    @Override
    public Class<OtherSideAnswer.Reply> answers() {
        return OtherSideAnswer.Reply.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Reply reply) {
        if (reply instanceof Reply.Agrees agrees) {
            mediations.replied(actor, task.filing(), true, agrees.reason());
        } else if (reply instanceof Reply.Refuses refuses) {
            mediations.replied(actor, task.filing(), false, refuses.reason());
        }
        return Map.of(Variable.OTHER_SIDE_AGREES.key(), reply instanceof Reply.Agrees);
    }
}
