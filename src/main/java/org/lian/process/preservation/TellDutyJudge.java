package org.lian.process.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 通知值班法官: a message at once, that names nobody and says nothing of the matter. */
@Component
@Variables(needs = Variable.FILING)
class TellDutyJudge implements JavaDelegate {
    private final DutyJudges judges;

    TellDutyJudge(DutyJudges judges) {
        this.judges = judges;
    }

    @Override
    public void execute(DelegateExecution execution) {
        judges.tell(new FilingVariables(execution).filing());
    }
}
