package org.lian.process.conclusions;

import java.util.Map;
import org.lian.filing.PaymentOrders;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 终结督促程序 for no objection: the order was not served in time, or the creditor withdrew or sued (民诉解释 430, 434). */
@Component
@Variables
class OrderEnding implements TaskDecision<OrderEnding.Ending> {
    /** The reason that the ruling gives; its article goes by what came up. */
    record Ending(String reason) {}

    private final PaymentOrders orders;

    OrderEnding(PaymentOrders orders) {
        this.orders = orders;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.END_PAYMENT_ORDER;
    }

    @Override
    public Class<OrderEnding.Ending> answers() {
        return OrderEnding.Ending.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Ending ending) {
        orders.endedUnobjected(actor, task.filing(), ending.reason());
        return Map.of();
    }
}
