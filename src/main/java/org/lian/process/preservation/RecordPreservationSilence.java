package org.lian.process.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.Preservations;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 记录没有补正、担保: nothing came in the period, and the judge rules on what there is. */
@Component
@Variables(needs = Variable.FILING)
class RecordPreservationSilence implements JavaDelegate {
    private final Preservations preservations;

    RecordPreservationSilence(Preservations preservations) {
        this.preservations = preservations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        preservations.unanswered(new FilingVariables(execution).filing());
    }
}
