package org.lian.process.clocks;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.Anywhere;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定办理期限: by when a task is to be claimed and decided, where no period of the law runs. */
@Component
@Anywhere
@Variables(sets = {Variable.TASK_CLAIM, Variable.TASK_DUE})
class SetTaskDeadline implements JavaDelegate {
    private final TaskClock tasks;

    SetTaskDeadline(TaskClock tasks) {
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        var dates = tasks.start();
        variables.taskDue(dates.claim(), dates.due());
    }
}
