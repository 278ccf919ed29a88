package org.lian.process.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.casenumber.CaseNumbers;
import org.lian.filing.FilingLifecycle;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 移送执行机构: a ruling is carried out at once (民诉法 103, 104), under a number of its own (执保). */
@Component
@Variables(needs = Variable.FILING)
class HandOverPreservation implements JavaDelegate {
    private static final String OFFICE = "执行机构";

    private final FilingLifecycle filings;
    private final CaseNumbers numbers;

    HandOverPreservation(FilingLifecycle filings, CaseNumbers numbers) {
        this.filings = filings;
        this.numbers = numbers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var filing = filings.filing(new FilingVariables(execution).filing());
        var typeCode = filing.track().word("execution");
        filings.transferred(
                filing.id(),
                OFFICE,
                typeCode.isEmpty()
                        ? null
                        : numbers.issueForExecution(filing.id(), filing.court(), typeCode)
                                .toString(),
                Actor.system());
    }
}
