package org.lian.process.fee;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.FilingLifecycle;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 记录已交费: the duty ends here, whichever way the payment became known. */
@Component
@Variables(needs = Variable.FILING, sets = Variable.FEE_OUTCOME)
class RecordFeePaid implements JavaDelegate {
    private final FilingLifecycle filings;

    RecordFeePaid(FilingLifecycle filings) {
        this.filings = filings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        filings.feePaid(variables.filing());
        variables.feeOutcome("PAID");
    }
}
