package org.lian.process.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 提请督办: the fifteen days are over; the filer is told where else to turn. */
@Component
@Variables(needs = Variable.COMPLAINT)
class EscalateComplaint implements JavaDelegate {
    private final OverdueComplaints complaints;

    EscalateComplaint(OverdueComplaints complaints) {
        this.complaints = complaints;
    }

    @Override
    public void execute(DelegateExecution execution) {
        complaints.escalate(new FilingVariables(execution).complaint(), execution.getProcessInstanceId());
    }
}
