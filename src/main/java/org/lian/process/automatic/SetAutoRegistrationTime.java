package org.lian.process.automatic;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定登记时间: until when a person can take the filing out; what leads on before is a person's review. */
@Component
@Variables(
        needs = Variable.FILING,
        sets = {Variable.AUTO_REGISTER_AT, Variable.AUTO_REGISTERED, Variable.BEFORE_OUTCOME})
class SetAutoRegistrationTime implements JavaDelegate {
    private final AutoRegistrationEnd end;

    SetAutoRegistrationTime(AutoRegistrationEnd end) {
        this.end = end;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        variables.autoRegisterAt(end.dueAt(variables.filing()));
        variables.autoRegistered(false);
        // Until somebody decides otherwise the filing is on its way to be registered.
        variables.before(FilingVariables.Before.REGISTER);
    }
}
