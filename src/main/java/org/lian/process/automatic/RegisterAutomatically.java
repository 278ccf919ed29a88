package org.lian.process.automatic;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 再次核对: what nobody took out and nothing speaks against is registered; everything else goes to a person. */
@Component
@Variables(needs = Variable.FILING, sets = Variable.AUTO_REGISTERED)
class RegisterAutomatically implements JavaDelegate {
    private final AutoRegistrationEnd end;

    RegisterAutomatically(AutoRegistrationEnd end) {
        this.end = end;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        variables.autoRegistered(end.settle(variables.filing()));
    }
}
