package org.lian.process.order;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.PaymentOrders;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 转给法官: an objection came to an order that was served. */
@Component
@Variables(needs = Variable.FILING, sets = Variable.ORDER_SERVED)
class TakeUpObjection implements JavaDelegate {
    private final PaymentOrders orders;

    TakeUpObjection(PaymentOrders orders) {
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        orders.objectionTakenUp(variables.filing());
        variables.orderServed(true);
    }
}
