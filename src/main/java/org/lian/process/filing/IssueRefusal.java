package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 签发不予受理裁定: its number, document and remedy; the filing is refused in the same transaction. */
@Component
@Variables(needs = Variable.FILING, sets = Variable.BEFORE_OUTCOME)
class IssueRefusal implements JavaDelegate {
    private final Refusals refusals;

    IssueRefusal(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        refusals.issue(variables.filing());
        variables.before(FilingVariables.Before.REFUSED);
    }
}
