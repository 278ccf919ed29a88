package org.lian.process.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.fee.ApplicationFees;
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
    private final ApplicationFees fees;

    DismissPreservation(Refusals refusals, ApplicationFees fees) {
        this.refusals = refusals;
        this.fees = fees;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var filing = new FilingVariables(execution).filing();
        refusals.issue(filing);
        fees.giveBack(filing);
    }
}
