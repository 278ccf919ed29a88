package org.lian.process.fee;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 计算保全申请费: computed by the tables alone, and payable from the application on; no ruling waits for it. */
@Component
@Variables(needs = Variable.FILING)
class ChargePreservation implements JavaDelegate {
    private final ApplicationFees fees;

    ChargePreservation(ApplicationFees fees) {
        this.fees = fees;
    }

    @Override
    public void execute(DelegateExecution execution) {
        fees.charge(new FilingVariables(execution).filing());
    }
}
