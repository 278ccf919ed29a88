package org.lian.process.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.tasks.OpenTasks;
import org.lian.process.variables.Anywhere;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 提醒答复人: not claimed in time, or two working days before the end. */
@Component
@Anywhere
@Variables
class RemindComplaint implements JavaDelegate {
    private final OpenTasks tasks;

    RemindComplaint(OpenTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tasks.makeUrgent(execution.getProcessInstanceId());
    }
}
