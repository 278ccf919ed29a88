package org.lian.process;

import java.util.Map;
import org.lian.filing.CourtActs;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 审查缓交 (办法 47 to 49). */
@Component
@Variables(sets = FilingVariables.DEFERRAL_OPEN)
class DeferralDecision implements TaskDecision {
    private final CourtActs acts;

    DeferralDecision(CourtActs acts) {
        this.acts = acts;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.DEFERRAL;
    }

    @Override
    public Map<String, Object> decide(Actor actor, FilingId filing, Completion completion) {
        var decision = completion.decision();
        if (decision != Completion.Decision.GRANT && decision != Completion.Decision.REFUSE) {
            throw Refusal.invalid("decision", "MISSING", "请选择：准许 GRANT 或者不准许 REFUSE");
        }
        var days = completion.days();
        if (days != null && (days < 1 || days > 365)) {
            throw Refusal.invalid("days", "OUT_OF_RANGE", "指定交费期限的，请写明多少日，1 至 365");
        }
        acts.decideDeferral(actor, filing, decision == Completion.Decision.GRANT, days, completion.reason());
        return Map.of(FilingVariables.DEFERRAL_OPEN, false);
    }
}
