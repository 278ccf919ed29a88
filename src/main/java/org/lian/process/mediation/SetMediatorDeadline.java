package org.lian.process.mediation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定指定期限: by when the court appoints a mediator, the first time or anew. */
@Component
@Variables(
        needs = Variable.FILING,
        sets = {Variable.TASK_CLAIM, Variable.TASK_DUE, Variable.MEDIATOR_DUE})
class SetMediatorDeadline implements JavaDelegate {
    private final MediationClock mediations;

    SetMediatorDeadline(MediationClock mediations) {
        this.mediations = mediations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        var dates = mediations.appointment(variables.filing());
        variables.taskDue(dates.claim(), dates.alert());
        variables.mediatorDue(dates.due());
    }
}
