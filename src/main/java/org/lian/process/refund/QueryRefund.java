package org.lian.process.refund;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 查询退费结果: asks the channel, because a notice may be lost. */
@Component
@Variables(
        needs = Variable.REFUND,
        sets = {Variable.REFUND_OUTCOME, Variable.REFUND_QUERY})
class QueryRefund implements JavaDelegate {
    private final RefundFlow refunds;

    QueryRefund(RefundFlow refunds) {
        this.refunds = refunds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        variables.refundOutcome(refunds.query(variables.refund()), refunds.nextQueryAt(variables.refund()));
    }
}
