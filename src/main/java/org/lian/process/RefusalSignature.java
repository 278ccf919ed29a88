package org.lian.process;

import org.lian.process.variables.Variables;
import org.lian.process.variables.FilingVariables;
import java.util.Map;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 审签裁定: a judge who did not propose it signs, gives it back or registers after all. */
@Component
@Variables(
        needs = FilingVariables.FILING,
        sets = {FilingVariables.SIGN_OUTCOME, FilingVariables.BEFORE_OUTCOME})
class RefusalSignature implements TaskDecision {
    private final Refusals refusals;

    RefusalSignature(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.SIGN_REFUSAL;
    }

    @Override
    public Map<String, Object> decide(Actor actor, FilingId filing, Completion completion) {
        var decision = completion.decision();
        if (decision == null) {
            throw missing();
        }
        var before =
                switch (decision) {
                    case SIGN -> {
                        refusals.sign(actor, filing, completion);
                        yield FilingVariables.Before.REFUSED;
                    }
                    case RETURN -> {
                        refusals.giveBack(actor, filing, completion.requiredReason("退回审查的，请写明理由"));
                        yield FilingVariables.Before.REGISTER;
                    }
                    case REGISTER -> FilingVariables.Before.REGISTER;
                    default -> throw missing();
                };
        return Map.of(FilingVariables.SIGN_OUTCOME, decision.name(), FilingVariables.BEFORE_OUTCOME, before.name());
    }

    private static Refusal missing() {
        return Refusal.invalid("decision", "MISSING", "请选择：签发 SIGN、退回审查 RETURN 或者登记立案 REGISTER");
    }
}
