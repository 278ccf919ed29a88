package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.CourtActs;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 退回并记录在册 (登记立案规定 7). */
@Component
@Variables(needs = Variable.FILING, sets = Variable.BEFORE_OUTCOME)
class RecordReturn implements JavaDelegate {
    private final CourtActs acts;

    RecordReturn(CourtActs acts) {
        this.acts = acts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        acts.returned(variables.filing());
        variables.before(FilingVariables.Before.RETURNED);
    }
}
