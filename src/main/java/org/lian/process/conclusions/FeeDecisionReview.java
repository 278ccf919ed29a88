package org.lian.process.conclusions;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.filing.CourtActs;
import org.lian.filing.FeeRelief;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.ReliefGrounds;
import org.lian.forms.Conclusion;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 院长复核: what was decided on the fee stands, or relief is granted (办法 43, 44 to 47). */
@Component
@Variables(sets = Variable.FEE_CHANGED)
class FeeDecisionReview implements TaskDecision<FeeDecisionReview.Outcome> {
    /** The decision as it stands after the review; for a reason that is told. */
    sealed interface Outcome {
        String reason();

        @Conclusion("CHANGE")
        record Change(
                String ground,
                @Nullable Integer percent,
                @Nullable Integer days,
                String reason) implements Outcome {}

        @Conclusion("KEEP")
        record Keep(String reason) implements Outcome {}
    }

    private final CourtActs acts;
    private final FilingLifecycle filings;
    private final ReliefGrounds grounds;

    FeeDecisionReview(CourtActs acts, FilingLifecycle filings, ReliefGrounds grounds) {
        this.acts = acts;
        this.filings = filings;
        this.grounds = grounds;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.REVIEW_FEE_DECISION;
    }

    @Override
    public Class<FeeDecisionReview.Outcome> answers() {
        return FeeDecisionReview.Outcome.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Outcome outcome) {
        var changed = outcome instanceof Outcome.Change;
        acts.decideFeeReview(actor, task.filing(), changed, outcome.reason());
        if (outcome instanceof Outcome.Change change) {
            grant(actor, task.filing(), change);
        }
        return Map.of(Variable.FEE_CHANGED.key(), changed);
    }

    private void grant(Actor actor, FilingId id, Outcome.Change change) {
        var ground = grounds.chosen(filings.filing(id).draft(), "ground", change.ground());
        var relief = ground.granted(change.percent());
        if (relief.kind() == FeeRelief.Kind.DEFERRAL && filings.isFeeSettled(id)) {
            throw Refusal.invalid("ground", "PAID", "诉讼费已经交清，不能再准予缓交；请选减交、免交，或者维持");
        }
        if (change.days() != null && relief.kind() != FeeRelief.Kind.DEFERRAL) {
            throw Refusal.invalid("days", "NOT_ALLOWED", "只有缓交才写天数");
        }
        acts.grantRelief(actor, id, relief, change.days(), change.reason(), ground.basis());
    }
}
