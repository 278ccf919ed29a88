package org.lian.process.order;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.PaymentOrders;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 记录没有送达: puts it before the judge, who ends the procedure (民诉解释 430). */
@Component
@Variables(needs = Variable.FILING, sets = Variable.ORDER_SERVED)
class RecordOrderUnserved implements JavaDelegate {
    private final PaymentOrders orders;

    RecordOrderUnserved(PaymentOrders orders) {
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        orders.unserved(variables.filing());
        variables.orderServed(false);
    }
}
