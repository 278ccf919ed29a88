package org.lian.process.order;

import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.FilingLifecycle;
import org.lian.process.filing.FilingStarts;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 另行等待债权人表示: what was ended waits for the creditor's no beside the rest of the order (民诉解释 432, 433, 438). */
@Component
@Variables(needs = {Variable.FILING, Variable.SUIT_DUE})
class OpenSuitOfPart implements JavaDelegate {
    private final FilingStarts flows;
    private final FilingLifecycle filings;

    OpenSuitOfPart(FilingStarts flows, FilingLifecycle filings) {
        this.flows = flows;
        this.filings = filings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        var filing = filings.filing(variables.filing());
        flows.waitForSuit(
                filing.id(),
                filing.court(),
                filing.track(),
                Objects.requireNonNull(variables.orderRuling()),
                Date.from(variables.suitDue()));
    }
}
