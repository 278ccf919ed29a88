package org.lian.process.later;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 落实续递: the filing changes, and its fee with it. */
@Component
@Variables(needs = Variable.LATER_FILING)
class ApplyLaterFiling implements JavaDelegate {
    private final LaterFilingOutcome outcome;

    ApplyLaterFiling(LaterFilingOutcome outcome) {
        this.outcome = outcome;
    }

    @Override
    public void execute(DelegateExecution execution) {
        outcome.apply(new FilingVariables(execution).laterFiling());
    }
}
