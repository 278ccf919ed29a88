package org.lian.process.refund;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 记录退费结果: what the channel told. */
@Component
@Variables(
        needs = Variable.REFUND,
        sets = {Variable.REFUND_OUTCOME, Variable.REFUND_QUERY})
class RecordRefundOutcome implements JavaDelegate {
    private final RefundFlow refunds;

    RecordRefundOutcome(RefundFlow refunds) {
        this.refunds = refunds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        variables.refundOutcome(refunds.outcome(variables.refund()), refunds.nextQueryAt(variables.refund()));
    }
}
