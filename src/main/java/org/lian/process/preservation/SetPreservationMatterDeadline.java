package org.lian.process.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定办理期限: the same day where a period ended, the days of the law for what a party asks. */
@Component
@Variables(
        needs = Variable.FILING,
        sets = {Variable.TASK_CLAIM, Variable.TASK_DUE})
class SetPreservationMatterDeadline implements JavaDelegate {
    private final PreservationClock clock;

    SetPreservationMatterDeadline(PreservationClock clock) {
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        var dates = clock.matter(variables.filing());
        variables.taskDue(dates.claim(), dates.due());
    }
}
