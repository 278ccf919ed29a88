package org.lian.process.order;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.PaymentOrders;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定异议期限: fifteen days from the service on the debtor (民诉法 227). */
@Component
@Variables(
        needs = {Variable.FILING, Variable.SERVED_AT},
        sets = Variable.OBJECTION_DUE)
class SetObjectionDeadline implements JavaDelegate {
    private final OrderClock clock;
    private final PaymentOrders orders;

    SetObjectionDeadline(OrderClock clock, PaymentOrders orders) {
        this.clock = clock;
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        var due = clock.objection(variables.servedAt());
        orders.served(variables.filing(), due);
        variables.objectionDue(due);
    }
}
