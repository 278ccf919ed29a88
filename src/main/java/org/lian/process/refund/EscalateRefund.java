package org.lian.process.refund;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 提请庭长督办: the days are over; said on the record, and the task comes first of all. */
@Component
@Variables(needs = Variable.REFUND)
class EscalateRefund implements JavaDelegate {
    private final OverdueRefunds refunds;

    EscalateRefund(OverdueRefunds refunds) {
        this.refunds = refunds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        refunds.escalate(new FilingVariables(execution).refund(), execution.getProcessInstanceId());
    }
}
