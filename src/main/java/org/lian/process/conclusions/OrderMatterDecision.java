package org.lian.process.conclusions;

import java.util.Map;
import org.lian.filing.PaymentOrders;
import org.lian.forms.Conclusion;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 审查支付令的异议: the procedure ends, or the objection is dismissed (民诉法 228, 民诉解释 430, 435, 436). */
@Component
@Variables(sets = Variable.ORDER_MATTER_DECISION)
class OrderMatterDecision implements TaskDecision<OrderMatterDecision.Verdict> {
    /** The verdict on an objection, or on an order that could not be served. */
    sealed interface Verdict {
        @Conclusion("END")
        record End(String reason, String basis) implements Verdict {}

        @Conclusion("DENY")
        record Deny(String reason, String basis) implements Verdict {}
    }

    private final PaymentOrders orders;

    OrderMatterDecision(PaymentOrders orders) {
        this.orders = orders;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.DECIDE_ORDER_MATTER;
    }

    @Override
    public Class<OrderMatterDecision.Verdict> answers() {
        return OrderMatterDecision.Verdict.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Verdict verdict) {
        if (verdict instanceof Verdict.End end) {
            orders.ended(actor, task.filing(), end.reason(), end.basis());
        } else if (verdict instanceof Verdict.Deny deny) {
            orders.denied(actor, task.filing(), deny.reason(), deny.basis());
        }
        return Map.of(Variable.ORDER_MATTER_DECISION.key(), Conclusions.of(verdict));
    }
}
