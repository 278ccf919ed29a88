package org.lian.process.conclusions;

import java.time.LocalDate;
import java.util.Map;
import org.lian.filing.OrderRevocations;
import org.lian.forms.Conclusion;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 裁定是否撤销支付令: what the judicial committee decided on an order in force (民诉解释 441). */
@Component
@Variables(sets = Variable.ORDER_REVOKED)
class OrderRevocationDecision implements TaskDecision<OrderRevocationDecision.Verdict> {
    /** The committee's decision, and the day on which it discussed the order. */
    sealed interface Verdict {
        @Conclusion("REVOKE")
        record Revoke(LocalDate on, String reason) implements Verdict {}

        @Conclusion("STANDS")
        record Stands(LocalDate on, String reason) implements Verdict {}
    }

    private final OrderRevocations revocations;

    OrderRevocationDecision(OrderRevocations revocations) {
        this.revocations = revocations;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.DECIDE_ORDER_REVOCATION;
    }

    @Override
    public Class<OrderRevocationDecision.Verdict> answers() {
        return OrderRevocationDecision.Verdict.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Verdict verdict) {
        if (verdict instanceof Verdict.Revoke revoke) {
            revocations.revoked(actor, task.filing(), revoke.on(), revoke.reason());
        } else if (verdict instanceof Verdict.Stands stands) {
            revocations.stands(actor, task.filing(), stands.on(), stands.reason());
        }
        return Map.of(Variable.ORDER_REVOKED.key(), verdict instanceof Verdict.Revoke);
    }
}
