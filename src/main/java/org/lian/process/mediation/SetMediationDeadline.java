package org.lian.process.mediation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定调解期限: thirty days from the confirmation, longer only by the recorded word of every side. */
@Component
@Variables(
        needs = Variable.FILING,
        sets = {Variable.TASK_CLAIM, Variable.TASK_DUE, Variable.MEDIATION_DUE})
class SetMediationDeadline implements JavaDelegate {
    private final MediationClock mediations;

    SetMediationDeadline(MediationClock mediations) {
        this.mediations = mediations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        var dates = mediations.mediation(variables.filing());
        variables.taskDue(dates.claim(), dates.alert());
        variables.mediationDue(dates.due());
    }
}
