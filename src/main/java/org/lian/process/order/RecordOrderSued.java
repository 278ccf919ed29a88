package org.lian.process.order;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.PaymentOrders;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 记录另行起诉: the creditor brought a suit on the debt or on its guarantee, so the order ends (民诉解释 430, 434). */
@Component
@Variables(needs = Variable.FILING, sets = Variable.ORDER_SERVED)
class RecordOrderSued implements JavaDelegate {
    private final PaymentOrders orders;

    RecordOrderSued(PaymentOrders orders) {
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        variables.orderServed(orders.sued(variables.filing()));
    }
}
