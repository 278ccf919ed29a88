package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 认定期满后果: the period ended undecided; the case is registered, or the presiding judge decides (登记立案规定 8, 10). */
@Component
@Variables(
        needs = Variable.FILING,
        sets = {Variable.REVIEW_ON_EXPIRY, Variable.BEFORE_OUTCOME},
        maySet = Variable.REGISTERED_BY_CLOCK)
class RecordReviewExpiry implements JavaDelegate {
    private final ReviewClock reviewClock;

    RecordReviewExpiry(ReviewClock reviewClock) {
        this.reviewClock = reviewClock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        var consequence = reviewClock.onExpiry(variables.filing());
        variables.reviewOnExpiry(consequence);
        variables.before(FilingVariables.Before.REGISTER);
        if (!consequence.equals(ReviewClock.ESCALATE)) {
            variables.registerByClock();
        }
    }
}
