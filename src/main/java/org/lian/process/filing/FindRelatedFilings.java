package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.FilingLifecycle;
import org.lian.process.variables.Anywhere;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 检索重复与关联: same parties and cause. Warns, never blocks. */
@Component
@Anywhere
@Variables(needs = Variable.FILING)
class FindRelatedFilings implements JavaDelegate {
    private final FilingLifecycle filings;

    FindRelatedFilings(FilingLifecycle filings) {
        this.filings = filings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        filings.recordRelated(new FilingVariables(execution).filing());
    }
}
