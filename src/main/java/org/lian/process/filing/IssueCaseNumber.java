package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 登记立案: gives the filing its case number. Safe to retry. */
@Component
@Variables(needs = Variable.FILING)
class IssueCaseNumber implements JavaDelegate {
    private final CaseRegistration registration;

    IssueCaseNumber(CaseRegistration registration) {
        this.registration = registration;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        registration.register(variables.filing(), variables.registeredByClock());
    }
}
