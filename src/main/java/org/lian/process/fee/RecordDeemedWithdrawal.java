package org.lian.process.fee;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.CourtActs;
import org.lian.filing.CourtCounterclaims;
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

    RecordDeemedWithdrawal(CourtActs acts, CourtCounterclaims counterclaims) {
        this.acts = acts;
        this.counterclaims = counterclaims;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        acts.deemedWithdrawn(variables.filing());
        counterclaims.unpaid(variables.filing());
        variables.feeOutcome("UNPAID");
    }
}
