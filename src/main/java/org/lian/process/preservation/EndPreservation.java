package org.lian.process.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.Preservations;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 保全结束: released, or at the end of its period. */
@Component
@Variables(needs = Variable.FILING)
class EndPreservation implements JavaDelegate {
    private final Preservations preservations;

    EndPreservation(Preservations preservations) {
        this.preservations = preservations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        preservations.ended(new FilingVariables(execution).filing());
    }
}
