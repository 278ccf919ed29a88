package org.lian.process.order;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.PaymentOrders;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定转入诉讼的期限: seven days from the service of the ruling on the creditor (民诉解释 438). */
@Component
@Variables(
        needs = {Variable.FILING, Variable.SERVED_AT},
        sets = {Variable.SUIT_DUE, Variable.ORDER_RULING})
class SetSuitDeadline implements JavaDelegate {
    private final OrderClock clock;
    private final PaymentOrders orders;

    SetSuitDeadline(OrderClock clock, PaymentOrders orders) {
        this.clock = clock;
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        var due = clock.suit(variables.servedAt());
        variables.suitAfter(orders.suitFrom(variables.filing(), due), due);
    }
}
