package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.CourtActs;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 记录未答复: no answer is no consent; the judge decides. */
@Component
@Variables(needs = Variable.FILING)
class RecordSilence implements JavaDelegate {
    private final CourtActs acts;

    RecordSilence(CourtActs acts) {
        this.acts = acts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        acts.recordSilence(variables.filing());
    }
}
