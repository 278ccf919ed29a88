package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.fee.FeeDuty;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定交费义务: whether a fee is due now. */
@Component
@Variables(
        needs = Variable.FILING,
        sets = {Variable.FEE_OUTCOME, Variable.PAYMENT_DUE_NOW})
class DecidePaymentObligation implements JavaDelegate {
    private final FeeDuty feeDuty;

    DecidePaymentObligation(FeeDuty feeDuty) {
        this.feeDuty = feeDuty;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        variables.paymentDueNow(feeDuty.dueNow(variables.filing()));
    }
}
