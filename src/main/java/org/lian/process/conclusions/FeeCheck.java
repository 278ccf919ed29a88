package org.lian.process.conclusions;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.filing.CourtActs;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.FilingLifecycle.Confirmed;
import org.lian.forms.Conclusion;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 核对诉讼费计算: what the sum was computed from is corrected, or the sum stands (办法 43). */
@Component
@Variables(sets = Variable.FEE_CHANGED)
class FeeCheck implements TaskDecision<FeeCheck.Sum> {
    /** The sum that is computed anew from corrected facts, or stands; for a reason that is told. */
    sealed interface Sum {
        String reason();

        @Conclusion("CHANGE")
        record Change(@Nullable Confirmed confirmed, String reason) implements Sum {}

        @Conclusion("KEEP")
        record Keep(String reason) implements Sum {}
    }

    private final CourtActs acts;
    private final FilingLifecycle filings;

    FeeCheck(CourtActs acts, FilingLifecycle filings) {
        this.acts = acts;
        this.filings = filings;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.CHECK_FEE;
    }

    @Override
    public Class<FeeCheck.Sum> answers() {
        return FeeCheck.Sum.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Sum sum) {
        var changed = sum instanceof Sum.Change;
        acts.decideFeeReview(actor, task.filing(), changed, sum.reason());
        if (sum instanceof Sum.Change change) {
            correct(actor, task.filing(), change);
        }
        return Map.of(Variable.FEE_CHANGED.key(), changed);
    }

    /** Whatever the fee is computed from, and nothing else. */
    private void correct(Actor actor, FilingId id, Sum.Change change) {
        var given = change.confirmed();
        var before = filings.filing(id);
        if (given != null) {
            filings.correct(
                    actor,
                    id,
                    new Confirmed(
                            given.causeCode(),
                            null,
                            null,
                            given.claimAmountFen(),
                            null,
                            null,
                            null,
                            given.divorceProperty()),
                    change.reason());
            if (given.procedure() != null) {
                filings.decideProcedure(actor, id, given.procedure());
            }
        }
        var after = filings.filing(id);
        if (after.draft().equals(before.draft())
                && after.marks().procedure() == before.marks().procedure()) {
            throw Refusal.invalid("confirmed", "NOTHING_CHANGED", "请更正金额、案由、财产或者适用程序；没有要更正的，请选“维持”");
        }
    }
}
