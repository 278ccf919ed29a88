package org.lian.process.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.grievances.Grievances;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 送达答复: into the inbox of who complained. */
@Component
@Variables(needs = Variable.COMPLAINT)
class ServeComplaintAnswer implements JavaDelegate {
    private final Grievances complaints;

    ServeComplaintAnswer(Grievances complaints) {
        this.complaints = complaints;
    }

    @Override
    public void execute(DelegateExecution execution) {
        complaints.serveAnswer(new FilingVariables(execution).complaint());
    }
}
