package org.lian.process.later;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定续递补正期限: the days that the reviewer gave. */
@Component
@Variables(needs = Variable.LATER_FILING, sets = Variable.LATER_FILING_CORRECTION_DUE)
class SetLaterFilingCorrectionDeadline implements JavaDelegate {
    private final LaterFilingClock clock;

    SetLaterFilingCorrectionDeadline(LaterFilingClock clock) {
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        variables.laterFilingCorrectionDue(clock.correctionDue(variables.laterFiling()));
    }
}
