package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.CourtCounterclaims;
import org.lian.filing.EndedSuits;
import org.lian.process.fee.GrantedWithdrawals;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 记录准许撤诉: the acceptance fee is halved, what was paid beyond that is refunded (办法 15). */
@Component
@Variables(needs = Variable.FILING)
class RecordWithdrawalGranted implements JavaDelegate {
    private final GrantedWithdrawals withdrawals;
    private final CourtCounterclaims counterclaims;
    private final EndedSuits suits;

    RecordWithdrawalGranted(GrantedWithdrawals withdrawals, CourtCounterclaims counterclaims, EndedSuits suits) {
        this.withdrawals = withdrawals;
        this.counterclaims = counterclaims;
        this.suits = suits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        withdrawals.record(variables.filing());
        counterclaims.withdrawn(variables.filing());
        suits.ended(variables.filing());
    }
}
