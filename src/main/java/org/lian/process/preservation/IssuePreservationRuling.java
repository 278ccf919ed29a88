package org.lian.process.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.Preservations;
import org.lian.process.SuitNumbers;
import org.lian.process.filing.CaseRegistration;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 裁定保全并编号: the suit's own number in a suit; outside 财保、行保 or 证保 by the table case-code. Safe to retry. */
@Component
@Variables(needs = Variable.FILING)
class IssuePreservationRuling implements JavaDelegate {
    private final CaseRegistration registration;
    private final Preservations preservations;
    private final SuitNumbers suits;
    private final FilingLifecycle filings;

    IssuePreservationRuling(
            CaseRegistration registration, Preservations preservations, SuitNumbers suits, FilingLifecycle filings) {
        this.registration = registration;
        this.preservations = preservations;
        this.suits = suits;
        this.filings = filings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var filing = new FilingVariables(execution).filing();
        preservations.numbered(
                filing, suits.borne(filings.filing(filing)).orElseGet(() -> registration.number(filing)));
    }
}
