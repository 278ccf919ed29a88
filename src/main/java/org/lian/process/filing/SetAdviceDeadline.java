package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定答复期限: the filer answers an advice before the court must decide; silence leaves the judge time. */
@Component
@Variables(
        needs = {Variable.FILING, Variable.REVIEW_DUE},
        sets = Variable.ADVICE_REPLY_DUE)
class SetAdviceDeadline implements JavaDelegate {
    private final AdviceClock advice;

    SetAdviceDeadline(AdviceClock advice) {
        this.advice = advice;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        variables.adviceReplyDue(advice.start(variables.filing(), variables.reviewDue()));
    }
}
