package org.lian.process.conclusions;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.filing.CourtActs;
import org.lian.filing.FilingLifecycle;
import org.lian.forms.Conclusion;
import org.lian.process.ReviewGrounds;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 庭长当日决定: register, or propose a refusal for another judge to sign the same day. */
@Component
@Variables(sets = Variable.EXPIRY_OUTCOME)
class ExpiryDecision implements TaskDecision<ExpiryDecision.AtExpiry> {
    /** The decision of the presiding judge on the day. */
    sealed interface AtExpiry {
        @Conclusion("REGISTER")
        record Register() implements AtExpiry {}

        @Conclusion("REFUSE")
        record Refuse(
                String ground, String reason, @Nullable String basis) implements AtExpiry {}
    }

    private final CourtActs acts;
    private final FilingLifecycle filings;
    private final ReviewGrounds grounds;

    ExpiryDecision(CourtActs acts, FilingLifecycle filings, ReviewGrounds grounds) {
        this.acts = acts;
        this.filings = filings;
        this.grounds = grounds;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.DECIDE_AT_EXPIRY;
    }

    @Override
    public Class<ExpiryDecision.AtExpiry> answers() {
        return ExpiryDecision.AtExpiry.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, AtExpiry decided) {
        if (decided instanceof AtExpiry.Refuse refuse) {
            var ground = grounds.refusal(filings.filing(task.filing()), refuse.ground());
            acts.proposeRefusal(actor, task.filing(), ground.code(), refuse.reason(), ground.basisWith(refuse.basis()));
        }
        return Map.of(Variable.EXPIRY_OUTCOME.key(), Conclusions.of(decided));
    }
}
