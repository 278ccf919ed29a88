package org.lian.process.refund;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.tasks.OpenTasks;
import org.lian.process.variables.Anywhere;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 催办退费: nobody claimed it in time, so it moves to the front. */
@Component
@Anywhere
@Variables
class RemindRefund implements JavaDelegate {
    private final OpenTasks tasks;

    RemindRefund(OpenTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tasks.makeUrgent(execution.getProcessInstanceId());
    }
}
