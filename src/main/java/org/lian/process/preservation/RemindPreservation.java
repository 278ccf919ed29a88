package org.lian.process.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 提醒申请人: the thirty days to sue, or the measures, end soon. */
@Component
@Variables(needs = Variable.FILING)
class RemindPreservation implements JavaDelegate {
    private final PreservationClock clock;

    RemindPreservation(PreservationClock clock) {
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        clock.remind(new FilingVariables(execution).filing());
    }
}
