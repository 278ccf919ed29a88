package org.lian.process.later;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.tasks.OpenTasks;
import org.lian.process.variables.Anywhere;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 催办续递: nobody claimed it in time, so it moves to the front. */
@Component
@Anywhere
@Variables
class RemindLaterFiling implements JavaDelegate {
    private final OpenTasks tasks;

    RemindLaterFiling(OpenTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tasks.makeUrgent(execution.getProcessInstanceId());
    }
}
