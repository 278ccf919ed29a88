package org.lian.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.CourtActs;
import org.springframework.stereotype.Component;

/** 记录撤回: before registration the filer's word is enough. */
@Component
@Variables(needs = FilingVariables.FILING, sets = FilingVariables.BEFORE_OUTCOME)
class RecordWithdrawal implements JavaDelegate {
    private final CourtActs acts;

    RecordWithdrawal(CourtActs acts) {
        this.acts = acts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        acts.withdrawn(variables.filing());
        variables.before(FilingVariables.Before.WITHDRAWN);
    }
}
