package org.lian.process.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.filing.CorrectionClock;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定补正、担保期限: the days that the judge set, from service. */
@Component
@Variables(
        needs = {Variable.FILING, Variable.SERVED_AT},
        sets = Variable.CORRECTION_DUE)
class SetPreservationNoticeDeadline implements JavaDelegate {
    private final CorrectionClock corrections;

    SetPreservationNoticeDeadline(CorrectionClock corrections) {
        this.corrections = corrections;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        variables.correctionDue(corrections.start(variables.filing(), variables.servedAt()));
    }
}
