package org.lian.process.papers;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.RespondentReceipts;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 告知等待送达的流程: of a ruling that preserves, the days of the other side's reconsideration run from here (民诉法 111). */
@Component
@Variables(needs = {Variable.FILING, Variable.DOCUMENT})
class TellOfService implements JavaDelegate {
    private final RespondentReceipts respondents;

    TellOfService(RespondentReceipts respondents) {
        this.respondents = respondents;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        respondents.served(variables.filing(), DocumentOfAct.name(variables.document()));
    }
}
