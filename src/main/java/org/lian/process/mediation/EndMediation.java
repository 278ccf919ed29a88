package org.lian.process.mediation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.Mediations;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 终结调解: without an agreement the filing is registered, without a second review (在线调解规则 21). */
@Component
@Variables(needs = Variable.FILING, sets = Variable.BEFORE_OUTCOME)
class EndMediation implements JavaDelegate {
    private final Mediations mediations;
    private final MediationClock periods;

    EndMediation(Mediations mediations, MediationClock periods) {
        this.mediations = mediations;
        this.periods = periods;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        mediations.end(variables.filing(), periods.isOver(variables.filing()));
        variables.before(FilingVariables.Before.REGISTER);
    }
}
