package org.lian.process.conclusions;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.filing.WithdrawalRulings;
import org.lian.forms.Conclusion;
import org.lian.process.TaskKind;
import org.lian.process.fee.GrantedWithdrawals;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 裁定撤诉 (民诉法 148). */
@Component
@Variables(sets = Variable.WITHDRAWAL_GRANTED)
class WithdrawalRuling implements TaskDecision<WithdrawalRuling.Withdrawal> {
    /** The ruling on whether the plaintiff may withdraw. */
    sealed interface Withdrawal {
        /** @param defendantChanged whether an administrative suit is withdrawn since its defendant changed what it did */
        @Conclusion("GRANT")
        record Grant(@Nullable String reason, @Nullable Boolean defendantChanged) implements Withdrawal {}

        @Conclusion("REFUSE")
        record Refuse(String reason) implements Withdrawal {}
    }

    private final WithdrawalRulings rulings;
    private final GrantedWithdrawals withdrawals;

    WithdrawalRuling(WithdrawalRulings rulings, GrantedWithdrawals withdrawals) {
        this.rulings = rulings;
        this.withdrawals = withdrawals;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.RULE_ON_WITHDRAWAL;
    }

    @Override
    public Class<WithdrawalRuling.Withdrawal> answers() {
        return WithdrawalRuling.Withdrawal.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Withdrawal ruling) {
        var filing = task.filing();
        if (ruling instanceof Withdrawal.Grant grant) {
            withdrawals.requireSum(filing);
            rulings.grant(actor, filing, grant.reason(), Boolean.TRUE.equals(grant.defendantChanged()));
        } else if (ruling instanceof Withdrawal.Refuse refuse) {
            rulings.deny(actor, filing, refuse.reason());
        }
        return Map.of(Variable.WITHDRAWAL_GRANTED.key(), ruling instanceof Withdrawal.Grant);
    }
}
