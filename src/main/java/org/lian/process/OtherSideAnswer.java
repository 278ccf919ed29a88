package org.lian.process;

import java.util.Map;
import org.lian.filing.Mediations;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 征求对方意见 (在线调解规则 15). */
@Component
@Variables(sets = FilingVariables.OTHER_SIDE_AGREES)
class OtherSideAnswer implements TaskDecision {
    private final Mediations mediations;

    OtherSideAnswer(Mediations mediations) {
        this.mediations = mediations;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.ASK_OTHER_SIDE;
    }

    @Override
    public Map<String, Object> decide(Actor actor, FilingId filing, Completion completion) {
        var decision = completion.decision();
        if (decision != Completion.Decision.GRANT && decision != Completion.Decision.REFUSE) {
            throw Refusal.invalid("decision", "MISSING", "请选择：对方同意 GRANT 或者不同意 REFUSE；联系不上的不用选，期限届满自动终结");
        }
        var agrees = decision == Completion.Decision.GRANT;
        mediations.replied(actor, filing, agrees, completion.requiredReason("请写明怎样联系的、对方是谁、怎么说的"));
        return Map.of(FilingVariables.OTHER_SIDE_AGREES, agrees);
    }
}
