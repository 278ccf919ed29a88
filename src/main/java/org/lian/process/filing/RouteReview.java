package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.springframework.stereotype.Component;

/** 审查分流: which group reviews, how urgently. */
@Component
@Variables(
        needs = Variable.FILING,
        sets = {Variable.REVIEW_GROUP, Variable.REVIEW_PRIORITY, Variable.CAUSE_PART})
class RouteReview implements JavaDelegate {
    private final ReviewRouting routing;

    RouteReview(ReviewRouting routing) {
        this.routing = routing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        var route = routing.of(variables.filing());
        variables.review(route.group(), route.priority());
        variables.causePart(route.causePart());
    }
}
