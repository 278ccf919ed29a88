package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.FilingLifecycle;
import org.lian.process.papers.TransferSheet;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 移送承办部门: hands the registered case to the division that tries it. */
@Component
@Variables(needs = Variable.FILING)
class TransferToDivision implements JavaDelegate {
    private final CaseRegistration registration;
    private final TransferSheet sheet;
    private final FilingLifecycle filings;
    private final FilingStarts starts;

    TransferToDivision(
            CaseRegistration registration, TransferSheet sheet, FilingLifecycle filings, FilingStarts starts) {
        this.registration = registration;
        this.sheet = sheet;
        this.filings = filings;
        this.starts = starts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var filing = new FilingVariables(execution).filing();
        registration.transfer(filing);
        sheet.give(filing);
        var handedOver = filings.filing(filing);
        starts.follow(filing, handedOver.court(), handedOver.track());
    }
}
