package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.Anywhere;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 提醒审查人: two working days before the end the task moves to the front. */
@Component
@Anywhere
@Variables(needs = Variable.FILING)
class RemindReviewer implements JavaDelegate {
    private final ReviewTask reviewTask;

    RemindReviewer(ReviewTask reviewTask) {
        this.reviewTask = reviewTask;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviewTask.makeUrgent(new FilingVariables(execution).filing(), execution.getProcessInstanceId());
    }
}
