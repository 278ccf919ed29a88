package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.CourtActs;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.Mediations;
import org.lian.filing.WithdrawalConfirmation;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 记录撤回: before registration the filer's word is enough. */
@Component
@Variables(needs = Variable.FILING, sets = Variable.BEFORE_OUTCOME)
class RecordWithdrawal implements JavaDelegate {
    private final CourtActs acts;
    private final FilingLifecycle filings;
    private final WithdrawalConfirmation confirmation;
    private final Mediations mediations;

    RecordWithdrawal(
            CourtActs acts, FilingLifecycle filings, WithdrawalConfirmation confirmation, Mediations mediations) {
        this.acts = acts;
        this.filings = filings;
        this.confirmation = confirmation;
        this.mediations = mediations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        acts.withdrawn(variables.filing());
        mediations.released(variables.filing());
        confirmation.give(filings.filing(variables.filing()));
        variables.before(FilingVariables.Before.WITHDRAWN);
    }
}
