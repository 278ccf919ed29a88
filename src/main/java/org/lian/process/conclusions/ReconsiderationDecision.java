package org.lian.process.conclusions;

import java.util.Map;
import org.lian.filing.CourtLaterFilings;
import org.lian.forms.Conclusion;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 审查复议申请: the ruling is cancelled, or stays (民诉法 111; 反家庭暴力法 31). */
@Component
@Variables(sets = Variable.LATER_FILING_OUTCOME)
class ReconsiderationDecision implements TaskDecision<ReconsiderationDecision.Verdict> {
    /** The verdict on a ruling that was to be reconsidered. */
    sealed interface Verdict {
        @Conclusion("ACCEPTED")
        record Cancelled(String reason, String basis) implements Verdict {}

        @Conclusion("REFUSE")
        record Upheld(String reason, String basis) implements Verdict {}
    }

    private final CourtLaterFilings laterFilings;

    ReconsiderationDecision(CourtLaterFilings laterFilings) {
        this.laterFilings = laterFilings;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.DECIDE_RECONSIDERATION;
    }

    @Override
    public Class<ReconsiderationDecision.Verdict> answers() {
        return ReconsiderationDecision.Verdict.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Verdict verdict) {
        if (verdict instanceof Verdict.Cancelled cancelled) {
            laterFilings.cancel(actor, task.root(), cancelled.reason(), cancelled.basis());
        } else if (verdict instanceof Verdict.Upheld upheld) {
            laterFilings.refuse(actor, task.root(), upheld.reason(), upheld.basis());
        }
        return Map.of(Variable.LATER_FILING_OUTCOME.key(), Conclusions.of(verdict));
    }
}
