package org.lian.process.fee;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定复核期限: fifteen days from the application (办法 43). */
@Component
@Variables(
        needs = Variable.FILING,
        sets = {Variable.TASK_CLAIM, Variable.TASK_DUE})
class SetFeeReviewDeadline implements JavaDelegate {
    private final FeeReviews reviews;

    SetFeeReviewDeadline(FeeReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        var due = reviews.dueAt(variables.filing());
        // It is the president's from the beginning: nobody else is offered it.
        variables.taskDue(due, due);
    }
}
