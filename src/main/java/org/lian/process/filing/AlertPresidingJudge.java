package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/**
 * 提请庭长督办: one working day before the end the supervisors see and may take the task. Only beside the task, where the
 * clock comes: in the step of the clerk's own decision the task is just going.
 */
@Component
@Variables(needs = Variable.FILING)
class AlertPresidingJudge implements JavaDelegate {
    private final ReviewTask reviewTask;

    AlertPresidingJudge(ReviewTask reviewTask) {
        this.reviewTask = reviewTask;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviewTask.openToSupervisors(new FilingVariables(execution).filing(), execution.getProcessInstanceId());
    }
}
