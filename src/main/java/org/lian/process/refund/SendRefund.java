package org.lian.process.refund;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 退费: asks the channel to pay back. Leaves the JVM; repeated it asks for nothing new. */
@Component
@Variables(
        needs = Variable.REFUND,
        sets = {Variable.REFUND_OUTCOME, Variable.REFUND_QUERY})
class SendRefund implements JavaDelegate {
    private final RefundFlow refunds;

    SendRefund(RefundFlow refunds) {
        this.refunds = refunds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        variables.refundOutcome(refunds.send(variables.refund()), refunds.nextQueryAt(variables.refund()));
    }
}
