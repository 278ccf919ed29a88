package org.lian.process.fee;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.CourtActs;
import org.lian.filing.CourtCounterclaims;
import org.lian.filing.EndedSuits;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 记录按撤诉处理 (民诉解释 213); money that comes later is refunded. */
@Component
@Variables(needs = Variable.FILING, sets = Variable.FEE_OUTCOME)
class RecordDeemedWithdrawal implements JavaDelegate {
    private final CourtActs acts;
    private final CourtCounterclaims counterclaims;
    private final EndedSuits suits;

    RecordDeemedWithdrawal(CourtActs acts, CourtCounterclaims counterclaims, EndedSuits suits) {
        this.acts = acts;
        this.counterclaims = counterclaims;
        this.suits = suits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        acts.deemedWithdrawn(variables.filing());
        counterclaims.unpaid(variables.filing());
        suits.ended(variables.filing());
        variables.feeOutcome("UNPAID");
    }
}
