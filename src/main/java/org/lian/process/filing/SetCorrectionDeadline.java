package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定补正期限: from service, longer where more time was granted or the court was out of reach. */
@Component
@Variables(
        needs = {Variable.FILING, Variable.SERVED_AT},
        sets = Variable.CORRECTION_DUE)
class SetCorrectionDeadline implements JavaDelegate {
    private final CorrectionClock corrections;

    SetCorrectionDeadline(CorrectionClock corrections) {
        this.corrections = corrections;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        variables.correctionDue(corrections.start(variables.filing(), variables.servedAt()));
    }
}
