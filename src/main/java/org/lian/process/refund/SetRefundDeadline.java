package org.lian.process.refund;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定退费期限: fifteen days from the effective document, and when to ask who has not claimed. Before every entry into 核定. */
@Component
@Variables(
        needs = Variable.REFUND,
        sets = {Variable.REFUND_DUE, Variable.REFUND_CLAIM})
class SetRefundDeadline implements JavaDelegate {
    private final RefundClock clock;

    SetRefundDeadline(RefundClock clock) {
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        var dates = clock.startFor(variables.refund());
        variables.refundDue(dates.due(), dates.claim());
    }
}
