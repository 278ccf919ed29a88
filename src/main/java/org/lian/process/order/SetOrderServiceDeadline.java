package org.lian.process.order;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定送达期限: thirty days from the order to serve it on the debtor (民诉解释 430). */
@Component
@Variables(sets = Variable.ORDER_SERVICE_DUE)
class SetOrderServiceDeadline implements JavaDelegate {
    private final OrderClock clock;

    SetOrderServiceDeadline(OrderClock clock) {
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        variables.orderServiceDue(clock.service());
    }
}
