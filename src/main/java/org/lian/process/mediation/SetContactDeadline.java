package org.lian.process.mediation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定联系期限: by when the mediator has asked the other side. */
@Component
@Variables(
        needs = Variable.FILING,
        sets = {Variable.TASK_CLAIM, Variable.TASK_DUE, Variable.CONTACT_DUE})
class SetContactDeadline implements JavaDelegate {
    private final MediationClock mediations;

    SetContactDeadline(MediationClock mediations) {
        this.mediations = mediations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        var dates = mediations.contact(variables.filing());
        variables.taskDue(dates.claim(), dates.alert());
        variables.contactDue(dates.due());
    }
}
