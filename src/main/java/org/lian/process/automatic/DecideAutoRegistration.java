package org.lian.process.automatic;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 判断可否自动登记: whether the filing waits for its registration without a review. */
@Component
@Variables(needs = Variable.FILING, sets = Variable.AUTO_REGISTRATION)
class DecideAutoRegistration implements JavaDelegate {
    private final AutoRegistrationOffer offer;

    DecideAutoRegistration(AutoRegistrationOffer offer) {
        this.offer = offer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        variables.autoRegistration(offer.decide(variables.filing()));
    }
}
