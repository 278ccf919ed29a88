package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 核对立案前结果: never reached; a fault that a supervisor sees, not a way out. */
@Component
@Variables(needs = Variable.FILING)
class ClarifyOutcome implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        throw new IllegalStateException("No outcome before registration for filing " + variables.filing());
    }
}
