package org.lian.process.conclusions;

import java.util.Map;
import org.lian.filing.PaymentOrders;
import org.lian.forms.Conclusion;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 审查支付令申请: the order, or the ruling that dismisses (民诉法 227). */
@Component
@Variables(sets = Variable.PAYMENT_ORDER_OUTCOME)
class PaymentOrderRuling implements TaskDecision<PaymentOrderRuling.Ruling> {
    /** The conclusion on an application for a payment order. */
    sealed interface Ruling {
        @Conclusion("ISSUE")
        record Issue(String payment) implements Ruling {}

        @Conclusion("DISMISS")
        record Dismiss(String reason, String basis) implements Ruling {}
    }

    private final PaymentOrders orders;

    PaymentOrderRuling(PaymentOrders orders) {
        this.orders = orders;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.RULE_ON_PAYMENT_ORDER;
    }

    @Override
    public Class<PaymentOrderRuling.Ruling> answers() {
        return PaymentOrderRuling.Ruling.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Ruling ruling) {
        if (ruling instanceof Ruling.Issue issue) {
            orders.issued(actor, task.filing(), issue.payment());
        } else if (ruling instanceof Ruling.Dismiss dismiss) {
            orders.dismissed(actor, task.filing(), dismiss.reason(), dismiss.basis());
        }
        return Map.of(Variable.PAYMENT_ORDER_OUTCOME.key(), Conclusions.of(ruling));
    }
}
