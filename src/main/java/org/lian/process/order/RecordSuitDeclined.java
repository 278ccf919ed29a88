package org.lian.process.order;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.PaymentOrders;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 记录不同意起诉: the procedure ends here (民诉解释 438). */
@Component
@Variables(needs = Variable.FILING)
class RecordSuitDeclined implements JavaDelegate {
    private final PaymentOrders orders;

    RecordSuitDeclined(PaymentOrders orders) {
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        orders.endedWithoutSuit(new FilingVariables(execution).filing());
    }
}
