package org.lian.process;

import org.lian.process.variables.Variables;
import org.lian.process.variables.FilingVariables;
import java.util.Map;
import org.lian.filing.CourtActs;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 审签按撤诉处理: sign, or give more time to pay. */
@Component
@Variables(sets = FilingVariables.SIGN_OUTCOME)
class DeemedWithdrawalSignature implements TaskDecision {
    private final CourtActs acts;

    DeemedWithdrawalSignature(CourtActs acts) {
        this.acts = acts;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.SIGN_DEEMED_WITHDRAWAL;
    }

    @Override
    public Map<String, Object> decide(Actor actor, FilingId filing, Completion completion) {
        var decision = completion.decision();
        if (decision == Completion.Decision.SIGN) {
            acts.signDeemedWithdrawal(actor, filing, completion.reason());
        } else if (decision == Completion.Decision.RETURN) {
            var days = completion.days();
            if (days == null || days < 1 || days > 365) {
                throw Refusal.invalid("days", "MISSING", "另行指定交费期限的，请写明多少日，1 至 365");
            }
            acts.extendPayment(actor, filing, days, completion.reason());
        } else {
            throw Refusal.invalid("decision", "MISSING", "请选择：签发 SIGN 或者另行指定交费期限 RETURN");
        }
        return Map.of(FilingVariables.SIGN_OUTCOME, decision.name());
    }
}
