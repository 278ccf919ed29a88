package org.lian.process.mediation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定确认期限: by when the appointed mediator says whether he takes it. */
@Component
@Variables(
        needs = Variable.FILING,
        sets = {Variable.TASK_CLAIM, Variable.TASK_DUE, Variable.MEDIATOR_ANSWER_DUE})
class SetMediatorAnswerDeadline implements JavaDelegate {
    private final MediationClock mediations;

    SetMediatorAnswerDeadline(MediationClock mediations) {
        this.mediations = mediations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        var dates = mediations.answer(variables.filing());
        variables.taskDue(dates.claim(), dates.alert());
        variables.mediatorAnswerDue(dates.due());
    }
}
