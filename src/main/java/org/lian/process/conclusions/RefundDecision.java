package org.lian.process.conclusions;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.forms.Conclusion;
import org.lian.payment.Refunds;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 核定退费: yes or no, with the reason of a no and the paper of a refund at the window. */
@Component
@Variables(sets = Variable.REFUND_APPROVED)
class RefundDecision implements TaskDecision<RefundDecision.Verdict> {
    /** The verdict on whether the money goes back. */
    sealed interface Verdict {
        @Conclusion("TRUE")
        record Approved(@Nullable String voucher) implements Verdict {}

        @Conclusion("FALSE")
        record Declined(String reason) implements Verdict {}
    }

    private final Refunds refunds;

    RefundDecision(Refunds refunds) {
        this.refunds = refunds;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.APPROVE_REFUND;
    }

    @Override
    public Class<RefundDecision.Verdict> answers() {
        return RefundDecision.Verdict.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Verdict verdict) {
        if (verdict instanceof Verdict.Approved approved) {
            refunds.approve(actor, task.root(), approved.voucher());
        } else if (verdict instanceof Verdict.Declined declined) {
            refunds.decline(actor, task.root(), declined.reason());
        }
        return Map.of(Variable.REFUND_APPROVED.key(), verdict instanceof Verdict.Approved);
    }
}
