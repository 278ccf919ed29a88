package org.lian.process.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.fee.ApplicationFees;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 退还多交的申请费: nothing was found to preserve, and the fee is measured by what was preserved in fact (办法 14). */
@Component
@Variables(needs = Variable.FILING)
class GiveBackApplicationFee implements JavaDelegate {
    private final ApplicationFees fees;

    GiveBackApplicationFee(ApplicationFees fees) {
        this.fees = fees;
    }

    @Override
    public void execute(DelegateExecution execution) {
        fees.giveBack(new FilingVariables(execution).filing());
    }
}
