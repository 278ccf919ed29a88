package org.lian.process.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定下一个期限: the days to sue or to ask for the enforcement while they run, then the end of the measures. */
@Component
@Variables(
        needs = Variable.FILING,
        sets = {Variable.PRESERVATION_NEXT, Variable.PRESERVATION_REMIND, Variable.PRESERVATION_ENDS})
class SetPreservationClock implements JavaDelegate {
    private final PreservationClock clock;

    SetPreservationClock(PreservationClock clock) {
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        var dates = clock.inForce(variables.filing());
        variables.preservationNext(dates.over(), dates.remind(), dates.ends());
    }
}
