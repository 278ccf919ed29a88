package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.FilingLifecycle;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 检查材料: what the required-materials table asks for against what was handed in. */
@Component
@Variables(needs = Variable.FILING)
class CheckMaterials implements JavaDelegate {
    private final FilingLifecycle filings;

    CheckMaterials(FilingLifecycle filings) {
        this.filings = filings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        filings.recordMaterialCheck(new FilingVariables(execution).filing());
    }
}
