package org.lian.process.order;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.SuitsAfterOrders;
import org.lian.process.fee.ClaimFees;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 转入诉讼: a suit of the day of the application (民诉法 228, 民诉解释 439). Safe to retry. */
@Component
@Variables(needs = Variable.FILING)
class GoOverToSuit implements JavaDelegate {
    private final SuitsAfterOrders suits;
    private final ClaimFees fees;

    GoOverToSuit(SuitsAfterOrders suits, ClaimFees fees) {
        this.suits = suits;
        this.fees = fees;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        var order = variables.filing();
        suits.begin(order, variables.orderRuling(), fees.paidFen(order));
    }
}
