package org.lian.process.conclusions;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.filing.CourtActs;
import org.lian.forms.Conclusion;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 审签按撤诉处理: sign, or give more time to pay. */
@Component
@Variables(sets = Variable.SIGN_OUTCOME)
class DeemedWithdrawalSignature implements TaskDecision<DeemedWithdrawalSignature.Unpaid> {
    /** The ruling on a fee that was not paid, or more time. */
    sealed interface Unpaid {
        @Conclusion("SIGN")
        record Sign(@Nullable String reason) implements Unpaid {}

        @Conclusion("RETURN")
        record Return(int days, String reason) implements Unpaid {}
    }

    private final CourtActs acts;

    DeemedWithdrawalSignature(CourtActs acts) {
        this.acts = acts;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.SIGN_DEEMED_WITHDRAWAL;
    }

    @Override
    public Class<DeemedWithdrawalSignature.Unpaid> answers() {
        return DeemedWithdrawalSignature.Unpaid.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Unpaid decided) {
        if (decided instanceof Unpaid.Sign sign) {
            acts.signDeemedWithdrawal(actor, task.filing(), sign.reason());
        } else if (decided instanceof Unpaid.Return longer) {
            if (longer.days() < 1 || longer.days() > 365) {
                throw Refusal.invalid("days", "MISSING", "另行指定交费期限的，请写明多少日，1 至 365");
            }
            acts.extendPayment(actor, task.filing(), longer.days(), longer.reason());
        }
        return Map.of(Variable.SIGN_OUTCOME.key(), Conclusions.of(decided));
    }
}
