package org.lian.process;

import org.lian.process.variables.Variables;
import org.lian.process.variables.FilingVariables;
import java.util.Map;
import org.lian.filing.CourtActs;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 办理转交: whether the competent court takes the filing, and when it came there. */
@Component
@Variables(sets = {FilingVariables.FORWARD_OUTCOME, FilingVariables.BEFORE_OUTCOME})
class ForwardingRegistration implements TaskDecision {
    private final CourtActs acts;

    ForwardingRegistration(CourtActs acts) {
        this.acts = acts;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.FORWARDING;
    }

    @Override
    public Map<String, Object> decide(Actor actor, FilingId filing, Completion completion) {
        var decision = completion.decision();
        if (decision != Completion.Decision.ACCEPTED && decision != Completion.Decision.DECLINED) {
            throw Refusal.invalid("decision", "MISSING", "请登记对方法院：已接收 ACCEPTED 或者不接收 DECLINED");
        }
        var accepted = decision == Completion.Decision.ACCEPTED;
        acts.forwarded(actor, filing, accepted, completion.untilDay(), completion.reason());
        return Map.of(
                FilingVariables.FORWARD_OUTCOME,
                decision.name(),
                FilingVariables.BEFORE_OUTCOME,
                (accepted ? FilingVariables.Before.FORWARDED : FilingVariables.Before.REGISTER).name());
    }
}
