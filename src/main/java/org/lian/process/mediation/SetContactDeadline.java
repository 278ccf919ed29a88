package org.lian.process.mediation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定联系期限: by when the mediator has asked the other side. */
@Component
@Variables(
        needs = FilingVariables.FILING,
        sets = {FilingVariables.TASK_CLAIM, FilingVariables.TASK_DUE, FilingVariables.CONTACT_DUE})
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
