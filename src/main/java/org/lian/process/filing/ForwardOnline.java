package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.Forwardings;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 网上转交: the filing arrives at the competent court, however often the step is repeated. */
@Component
@Variables(needs = Variable.FILING, sets = Variable.BEFORE_OUTCOME)
class ForwardOnline implements JavaDelegate {
    private final Forwardings forwardings;

    ForwardOnline(Forwardings forwardings) {
        this.forwardings = forwardings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        forwardings.arrive(variables.filing());
        variables.before(FilingVariables.Before.FORWARDED);
    }
}
