package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.rules.UnclearDecisions;
import org.springframework.stereotype.Component;

/** 通知规则维护: the facts of the question that a table could not answer. */
@Component
@Variables(needs = {Variable.FILING, Variable.UNCLEAR_DECISION})
class NotifyAnalysts implements JavaDelegate {
    private final UnclearDecisions unclear;

    NotifyAnalysts(UnclearDecisions unclear) {
        this.unclear = unclear;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        unclear.notify(variables.filing(), variables.unclearDecision());
    }
}
