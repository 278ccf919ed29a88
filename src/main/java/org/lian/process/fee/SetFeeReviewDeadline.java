package org.lian.process.fee;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 确定复核期限: fifteen days from the application (办法 43), and the moment when the president is reminded. */
@Component
@Variables(
        needs = Variable.FILING,
        sets = {Variable.FEE_REVIEW_DUE, Variable.FEE_REVIEW_REMIND})
class SetFeeReviewDeadline implements JavaDelegate {
    private final FeeReviews reviews;

    SetFeeReviewDeadline(FeeReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        var dates = reviews.dates(variables.filing());
        variables.feeReviewDue(dates.due(), dates.remind());
    }
}
