package org.lian.process.fee;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.Anywhere;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定确认期限: by when the court confirms the fee. */
@Component
@Anywhere
@Variables(sets = {Variable.TASK_CLAIM, Variable.FEE_CONFIRM_DUE})
class SetFeeConfirmationDeadline implements JavaDelegate {
    private final FeeDuty feeDuty;

    SetFeeConfirmationDeadline(FeeDuty feeDuty) {
        this.feeDuty = feeDuty;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dates = feeDuty.confirmationDates();
        new FilingVariables(execution).feeConfirmDue(dates.claim(), dates.due());
    }
}
