package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.Forwardings;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 核对接收法院: whether the court that the advice named takes filings in this system. */
@Component
@Variables(needs = Variable.FILING, sets = Variable.FORWARDS_ONLINE)
class FindReceivingCourt implements JavaDelegate {
    private final Forwardings forwardings;

    FindReceivingCourt(Forwardings forwardings) {
        this.forwardings = forwardings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        variables.forwardsOnline(forwardings.isOnline(variables.filing()));
    }
}
