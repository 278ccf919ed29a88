package org.lian.process;

import org.lian.process.variables.Variables;
import org.lian.process.variables.FilingVariables;
import java.util.Map;
import org.lian.filing.CourtActs;
import org.lian.filing.FilingLifecycle;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 庭长当日决定: register, or propose a refusal for another judge to sign the same day. */
@Component
@Variables(sets = FilingVariables.EXPIRY_OUTCOME)
class ExpiryDecision implements TaskDecision {
    private final CourtActs acts;
    private final FilingLifecycle filings;
    private final ReviewGrounds grounds;

    ExpiryDecision(CourtActs acts, FilingLifecycle filings, ReviewGrounds grounds) {
        this.acts = acts;
        this.filings = filings;
        this.grounds = grounds;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.DECIDE_AT_EXPIRY;
    }

    @Override
    public Map<String, Object> decide(Actor actor, FilingId filing, Completion completion) {
        var decision = completion.decision();
        if (decision == Completion.Decision.REFUSE) {
            acts.proposeRefusal(
                    actor,
                    filing,
                    grounds.refusal(filings.filing(filing), completion.ground()).code(),
                    completion.requiredReason("不予受理的，请写明理由"),
                    completion.requiredBasis("不予受理的，请写明法律依据"));
        } else if (decision != Completion.Decision.REGISTER) {
            throw Refusal.invalid("decision", "MISSING", "请选择：登记立案 REGISTER 或者不予受理 REFUSE");
        }
        return Map.of(FilingVariables.EXPIRY_OUTCOME, decision.name());
    }
}
