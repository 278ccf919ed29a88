package org.lian.process;

import org.lian.process.fee.GrantedWithdrawals;
import org.lian.process.variables.Variables;
import org.lian.process.variables.FilingVariables;
import java.util.Map;
import org.lian.filing.CourtActs;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 裁定撤诉 (民诉法 148). */
@Component
@Variables(sets = FilingVariables.WITHDRAWAL_GRANTED)
class WithdrawalRuling implements TaskDecision {
    private final CourtActs acts;
    private final GrantedWithdrawals withdrawals;

    WithdrawalRuling(CourtActs acts, GrantedWithdrawals withdrawals) {
        this.acts = acts;
        this.withdrawals = withdrawals;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.RULE_ON_WITHDRAWAL;
    }

    @Override
    public Map<String, Object> decide(Actor actor, FilingId filing, Completion completion) {
        var decision = completion.decision();
        if (decision != Completion.Decision.GRANT && decision != Completion.Decision.REFUSE) {
            throw Refusal.invalid("decision", "MISSING", "请选择：准许 GRANT 或者不准许 REFUSE");
        }
        var granted = decision == Completion.Decision.GRANT;
        if (granted) {
            withdrawals.requireSum(filing);
        }
        acts.ruleOnWithdrawal(actor, filing, granted, completion.reason());
        return Map.of(FilingVariables.WITHDRAWAL_GRANTED, granted);
    }
}
