package org.lian.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 移送承办部门: hands the registered case to the division that tries it. */
@Component
@Variables(needs = FilingVariables.FILING)
class TransferToDivision implements JavaDelegate {
    private final Registration registration;

    TransferToDivision(Registration registration) {
        this.registration = registration;
    }

    @Override
    public void execute(DelegateExecution execution) {
        registration.transfer(new FilingVariables(execution).filing());
    }
}
