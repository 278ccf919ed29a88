package org.lian.process.mediation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.Mediations;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 记录调解成功: 诉讼外调解结案. */
@Component
@Variables(needs = Variable.FILING, sets = Variable.BEFORE_OUTCOME)
class RecordSettlement implements JavaDelegate {
    private final Mediations mediations;

    RecordSettlement(Mediations mediations) {
        this.mediations = mediations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        mediations.settled(variables.filing());
        variables.before(FilingVariables.Before.SETTLED);
    }
}
