package org.lian.process.clocks;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.Anywhere;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定当日期限: what the presiding judge decides before the day ends. */
@Component
@Anywhere
@Variables(sets = {Variable.TASK_CLAIM, Variable.TASK_DUE})
class SetSameDayDeadline implements JavaDelegate {
    private final TaskClock tasks;

    SetSameDayDeadline(TaskClock tasks) {
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        var dates = tasks.today();
        variables.taskDue(dates.claim(), dates.due());
    }
}
