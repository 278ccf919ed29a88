package org.lian.process.fee;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定交费期限: runs from service to the party (办法 22). */
@Component
@Variables(
        needs = {Variable.FILING, Variable.SERVED_AT},
        sets = Variable.FEE_DUE)
class SetPaymentDeadline implements JavaDelegate {
    private final FeeDuty feeDuty;

    SetPaymentDeadline(FeeDuty feeDuty) {
        this.feeDuty = feeDuty;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        variables.feeDue(feeDuty.startPaymentPeriod(variables.filing(), variables.servedAt()));
    }
}
