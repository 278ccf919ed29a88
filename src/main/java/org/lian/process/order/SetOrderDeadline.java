package org.lian.process.order;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定审查期限: fifteen days from the acceptance to order or to dismiss (民诉法 227). */
@Component
@Variables(
        needs = Variable.FILING,
        sets = {Variable.TASK_CLAIM, Variable.TASK_DUE})
class SetOrderDeadline implements JavaDelegate {
    private final OrderClock clock;

    SetOrderDeadline(OrderClock clock) {
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        var dates = clock.review(variables.filing());
        variables.taskDue(dates.claim(), dates.due());
    }
}
