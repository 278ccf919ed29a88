package org.lian.process.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定裁定期限: 48 hours before a suit or where it is urgent, five days otherwise; those on duty see it at once. */
@Component
@Variables(
        needs = Variable.FILING,
        sets = {Variable.PRESERVATION_DUE, Variable.PRESERVATION_CLAIM})
class SetPreservationDeadline implements JavaDelegate {
    private final PreservationClock clock;

    SetPreservationDeadline(PreservationClock clock) {
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        var dates = clock.startFor(variables.filing());
        variables.preservationDue(dates.due(), dates.claim());
    }
}
