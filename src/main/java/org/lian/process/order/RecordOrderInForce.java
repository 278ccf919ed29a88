package org.lian.process.order;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.PaymentOrders;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 支付令生效: nobody objected in time, so it may be enforced (民诉法 227). */
@Component
@Variables(needs = Variable.FILING)
class RecordOrderInForce implements JavaDelegate {
    private final PaymentOrders orders;

    RecordOrderInForce(PaymentOrders orders) {
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        orders.inForce(new FilingVariables(execution).filing());
    }
}
