package org.lian.process.later;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.CourtLaterFilings;
import org.lian.process.tasks.OpenTasks;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 提请庭长督办续递: the days are over and nothing is decided; nothing is decided by that either. */
@Component
@Variables(needs = Variable.LATER_FILING)
class EscalateLaterFiling implements JavaDelegate {
    private final CourtLaterFilings laterFilings;
    private final OpenTasks tasks;

    EscalateLaterFiling(CourtLaterFilings laterFilings, OpenTasks tasks) {
        this.laterFilings = laterFilings;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        laterFilings.overdue(new FilingVariables(execution).laterFiling());
        tasks.makeFirst(execution.getProcessInstanceId());
    }
}
