package org.lian.process.fee;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 提请督办: the fifteen days of 院长复核 are over (办法 43). */
@Component
@Variables(needs = Variable.FILING)
class EscalateFeeReview implements JavaDelegate {
    private final FeeReviews reviews;

    EscalateFeeReview(FeeReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.overdue(new FilingVariables(execution).filing(), execution.getProcessInstanceId());
    }
}
