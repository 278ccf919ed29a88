package org.lian.process.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定答复期限: fifteen days from its receipt, with the moments of the warnings. */
@Component
@Variables(
        needs = Variable.COMPLAINT,
        sets = {Variable.COMPLAINT_DUE, Variable.COMPLAINT_CLAIM, Variable.COMPLAINT_REMIND})
class SetComplaintDeadline implements JavaDelegate {
    private final ComplaintClock clock;

    SetComplaintDeadline(ComplaintClock clock) {
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        var dates = clock.startFor(variables.complaint());
        variables.complaintDue(dates.due(), dates.claim(), dates.remind());
    }
}
