package org.lian.process.filing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.process.tasks.StaffOnDuty;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;

/**
 * 确定审查期限: the day by which the court must have decided, with its basis. Runs before every entry into the review; of a
 * period in hours those on duty are told at once.
 */
@Component
@Variables(
        needs = Variable.FILING,
        sets = {Variable.REVIEW_DUE, Variable.REVIEW_REMIND, Variable.REVIEW_ALERT})
class SetReviewDeadline implements JavaDelegate {
    private final ReviewClock reviewClock;
    private final StaffOnDuty staff;

    SetReviewDeadline(ReviewClock reviewClock, StaffOnDuty staff) {
        this.reviewClock = reviewClock;
        this.staff = staff;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new FilingVariables(execution);
        var dates = reviewClock.startFor(variables.filing());
        variables.reviewDue(dates.due(), dates.remind(), dates.alert());
        if (dates.inHours()) {
            staff.tell(variables.filing(), Role.JUDGE, "review", "一件申请要在几小时以内决定，请马上到工作台办理");
        }
    }
}
