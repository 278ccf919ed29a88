package org.lian.process.fee;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 计算诉讼费: line by line, kept as the proposal that a clerk confirms. */
@Component
@Variables(needs = Variable.FILING)
class CalculateFee implements JavaDelegate {
    private final FeeDuty feeDuty;

    CalculateFee(FeeDuty feeDuty) {
        this.feeDuty = feeDuty;
    }

    @Override
    public void execute(DelegateExecution execution) {
        feeDuty.charge(new FilingVariables(execution).filing());
    }
}
