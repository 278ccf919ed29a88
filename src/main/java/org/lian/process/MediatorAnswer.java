package org.lian.process;

import java.util.Map;
import org.lian.filing.Mediations;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 确认接受调解 (在线调解规则 12). */
@Component
@Variables(sets = FilingVariables.MEDIATOR_ACCEPTS)
class MediatorAnswer implements TaskDecision {
    private final Mediations mediations;

    MediatorAnswer(Mediations mediations) {
        this.mediations = mediations;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.CONFIRM_MEDIATION;
    }

    @Override
    public Map<String, Object> decide(Actor actor, FilingId filing, Completion completion) {
        var decision = completion.decision();
        if (decision != Completion.Decision.ACCEPTED && decision != Completion.Decision.DECLINED) {
            throw Refusal.invalid("decision", "MISSING", "请选择：接受 ACCEPTED 或者不接受 DECLINED");
        }
        var accepts = decision == Completion.Decision.ACCEPTED;
        mediations.answer(
                actor, filing, accepts, accepts ? completion.reason() : completion.requiredReason("不能接受的，请写明原因"));
        return Map.of(FilingVariables.MEDIATOR_ACCEPTS, accepts);
    }
}
