package org.lian.process.later;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定续递审查期限: from its receipt, or from now when it comes back uncorrected. Before every entry into 审查续递. */
@Component
@Variables(
        needs = Variable.LATER_FILING,
        sets = {Variable.LATER_FILING_DUE, Variable.LATER_FILING_CLAIM, Variable.LATER_FILING_RULING})
class SetLaterFilingDeadline implements JavaDelegate {
    private final LaterFilingClock clock;

    SetLaterFilingDeadline(LaterFilingClock clock) {
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        var dates = clock.startFor(variables.laterFiling());
        variables.laterFilingDue(dates.due(), dates.claim(), dates.ruling());
    }
}
