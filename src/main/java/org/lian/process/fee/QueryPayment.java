package org.lian.process.fee;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 向支付机构查实: asks the channels before anything is decided on "not paid". */
@Component
@Variables(needs = Variable.FILING, sets = Variable.FEE_PAID)
class QueryPayment implements JavaDelegate {
    private final FeeDuty feeDuty;

    QueryPayment(FeeDuty feeDuty) {
        this.feeDuty = feeDuty;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        variables.feePaid(feeDuty.isPaidAfterQuery(variables.filing()));
    }
}
