package org.lian.process;

import org.lian.process.variables.Variables;
import org.lian.process.variables.FilingVariables;
import java.util.Map;
import java.util.UUID;
import org.lian.payment.Refunds;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 核定退费: yes or no, with the reason of a no and the paper of a refund at the window. */
@Component
@Variables(sets = FilingVariables.REFUND_APPROVED)
class RefundDecision implements RootDecision {
    private final Refunds refunds;

    RefundDecision(Refunds refunds) {
        this.refunds = refunds;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.APPROVE_REFUND;
    }

    @Override
    public Map<String, Object> decide(Actor actor, String businessKey, Completion completion) {
        var approved = completion.approved();
        if (approved == null) {
            throw Refusal.invalid("approved", "MISSING", "请选择准予退费或者不予退费");
        }
        var id = UUID.fromString(businessKey);
        if (approved) {
            refunds.approve(actor, id, completion.voucher());
        } else {
            refunds.decline(actor, id, completion.reason());
        }
        return Map.of(FilingVariables.REFUND_APPROVED, approved);
    }
}
