package org.lian.process.conclusions;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.filing.CourtLaterFilings;
import org.lian.forms.Conclusion;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 审查续递: taken, to be corrected, or not taken with its reason and article. */
@Component
@Variables(sets = Variable.LATER_FILING_OUTCOME)
class LaterFilingDecision implements TaskDecision<LaterFilingDecision.Verdict> {
    /** The verdict on what was handed in. */
    sealed interface Verdict {
        @Conclusion("ACCEPTED")
        record Accepted(@Nullable String reason) implements Verdict {}

        @Conclusion("RETURN")
        record Return(String reason, Integer days) implements Verdict {}

        @Conclusion("REFUSE")
        record Refuse(String reason, String basis) implements Verdict {}
    }

    private final CourtLaterFilings laterFilings;

    LaterFilingDecision(CourtLaterFilings laterFilings) {
        this.laterFilings = laterFilings;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.REVIEW_LATER_FILING;
    }

    @Override
    public Class<LaterFilingDecision.Verdict> answers() {
        return LaterFilingDecision.Verdict.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Verdict verdict) {
        if (verdict instanceof Verdict.Accepted accepted) {
            laterFilings.accept(actor, task.root(), accepted.reason());
        } else if (verdict instanceof Verdict.Return back) {
            laterFilings.correct(actor, task.root(), back.reason(), back.days());
        } else if (verdict instanceof Verdict.Refuse refuse) {
            laterFilings.refuse(actor, task.root(), refuse.reason(), refuse.basis());
        }
        return Map.of(Variable.LATER_FILING_OUTCOME.key(), Conclusions.of(verdict));
    }
}
