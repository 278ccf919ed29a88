package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.FilingLifecycle;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 检查受理范围: all grounds for and against, kept for the reviewer. */
@Component
@Variables(needs = Variable.FILING)
class CheckEligibility implements JavaDelegate {
    private final FilingLifecycle filings;

    CheckEligibility(FilingLifecycle filings) {
        this.filings = filings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        filings.recordEligibility(new FilingVariables(execution).filing());
    }
}
