package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 核对是否逾期: a granted extension or the court's own outage keeps the correction open (民诉法 85, 86). */
@Component
@Variables(
        needs = {Variable.FILING, Variable.SERVED_AT, Variable.CORRECTION_DUE},
        sets = Variable.CORRECTION_STILL_OPEN)
class CheckLateCorrection implements JavaDelegate {
    private final CorrectionClock corrections;

    CheckLateCorrection(CorrectionClock corrections) {
        this.corrections = corrections;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        variables.correctionStillOpen(
                corrections.isStillOpen(variables.filing(), variables.servedAt(), variables.correctionDue()));
    }
}
