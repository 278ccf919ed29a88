package org.lian.process;

import java.util.Map;
import org.lian.filing.FilingLifecycle;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 审查立案材料: corrects what the reviewer corrected, then takes the conclusion. */
@Component
class ReviewDecision implements TaskDecision {
    private final FilingLifecycle filings;
    private final Registration registration;

    ReviewDecision(FilingLifecycle filings, Registration registration) {
        this.filings = filings;
        this.registration = registration;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.REVIEW;
    }

    @Override
    public Map<String, Object> decide(Actor actor, FilingId filing, Completion completion) {
        var outcome = completion.outcome();
        if (outcome == null) {
            throw Refusal.invalid("outcome", "MISSING", "请选择审查结论");
        }
        if (outcome != Completion.Outcome.REGISTER) {
            throw Refusal.invalid("outcome", "NOT_DRAWN", "当前流程图只有“登记立案”一种结论，其他结论请按纸面程序办理");
        }
        var confirmed = completion.confirmed();
        if (confirmed != null) {
            registration.requireKnownType(confirmed.typeCode());
            filings.correct(actor, filing, confirmed, completion.reason());
        }
        return Map.of(FilingVariables.REVIEW_OUTCOME, outcome.name());
    }
}
