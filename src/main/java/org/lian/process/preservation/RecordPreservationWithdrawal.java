package org.lian.process.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.CourtActs;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.WithdrawalConfirmation;
import org.lian.process.fee.ApplicationFees;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 记录撤回: before the ruling the applicant's word is enough. */
@Component
@Variables(needs = Variable.FILING, sets = Variable.PRESERVATION_OUTCOME)
class RecordPreservationWithdrawal implements JavaDelegate {
    private final CourtActs acts;
    private final FilingLifecycle filings;
    private final WithdrawalConfirmation confirmation;
    private final ApplicationFees fees;

    RecordPreservationWithdrawal(
            CourtActs acts, FilingLifecycle filings, WithdrawalConfirmation confirmation, ApplicationFees fees) {
        this.acts = acts;
        this.filings = filings;
        this.confirmation = confirmation;
        this.fees = fees;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        acts.withdrawn(variables.filing());
        fees.giveBack(variables.filing());
        confirmation.give(filings.filing(variables.filing()));
        variables.preservationOutcome("WITHDRAWN");
    }
}
