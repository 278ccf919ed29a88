package org.lian.process.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.FilingLifecycle;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 移送执行机构: a ruling is carried out at once (民诉法 103, 104). */
@Component
@Variables(needs = Variable.FILING)
class HandOverPreservation implements JavaDelegate {
    private final FilingLifecycle filings;

    HandOverPreservation(FilingLifecycle filings) {
        this.filings = filings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        filings.transferred(new FilingVariables(execution).filing(), "执行机构", Actor.system());
    }
}
