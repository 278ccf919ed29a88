package org.lian.process.fee;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 更正诉讼费: as the review changed it (办法 43). */
@Component
@Variables(needs = Variable.FILING)
class ApplyFeeChange implements JavaDelegate {
    private final FeeChanges changes;

    ApplyFeeChange(FeeChanges changes) {
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        changes.apply(new FilingVariables(execution).filing());
    }
}
