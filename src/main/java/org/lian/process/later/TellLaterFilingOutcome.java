package org.lian.process.later;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 告知续递结果: the notice and the word of it, whatever was decided. */
@Component
@Variables(needs = Variable.LATER_FILING)
class TellLaterFilingOutcome implements JavaDelegate {
    private final LaterFilingOutcome outcome;

    TellLaterFilingOutcome(LaterFilingOutcome outcome) {
        this.outcome = outcome;
    }

    @Override
    public void execute(DelegateExecution execution) {
        outcome.tell(new FilingVariables(execution).laterFiling());
    }
}
