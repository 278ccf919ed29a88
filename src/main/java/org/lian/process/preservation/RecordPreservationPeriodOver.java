package org.lian.process.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.Preservations;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 记录期限届满: puts it before the judge, who decides. */
@Component
@Variables(needs = Variable.FILING)
class RecordPreservationPeriodOver implements JavaDelegate {
    private final Preservations preservations;

    RecordPreservationPeriodOver(Preservations preservations) {
        this.preservations = preservations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        preservations.periodOver(new FilingVariables(execution).filing());
    }
}
