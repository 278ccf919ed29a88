package org.lian.process.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.filing.Refusals;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 签发驳回裁定: its number and the reconsideration that the table refusal-form gives. */
@Component
@Variables(needs = Variable.FILING)
class DismissPreservation implements JavaDelegate {
    private final Refusals refusals;

    DismissPreservation(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        refusals.issue(new FilingVariables(execution).filing());
    }
}
