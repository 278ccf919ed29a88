package org.lian.process.mediation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.Mediations;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 记录撤回调解同意: the filing is registered as after every other end (在线调解规则 21). */
@Component
@Variables(needs = Variable.FILING, sets = Variable.BEFORE_OUTCOME)
class RecordMediationRevoked implements JavaDelegate {
    private final Mediations mediations;

    RecordMediationRevoked(Mediations mediations) {
        this.mediations = mediations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        mediations.revoked(variables.filing());
        variables.before(FilingVariables.Before.REGISTER);
    }
}
