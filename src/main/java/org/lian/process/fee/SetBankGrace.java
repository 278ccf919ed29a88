package org.lian.process.fee;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 留出到账时间: one working day for money that is on its way. */
@Component
@Variables(needs = Variable.FILING, sets = Variable.BANK_GRACE)
class SetBankGrace implements JavaDelegate {
    private final FeeDuty feeDuty;

    SetBankGrace(FeeDuty feeDuty) {
        this.feeDuty = feeDuty;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        variables.bankGrace(feeDuty.leaveBankItsDay(variables.filing()));
    }
}
