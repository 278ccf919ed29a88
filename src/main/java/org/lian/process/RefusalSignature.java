package org.lian.process;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.forms.Conclusion;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 审签裁定: a judge who did not propose it signs, gives it back or registers after all. */
@Component
@Variables(
        needs = Variable.FILING,
        sets = {Variable.SIGN_OUTCOME, Variable.BEFORE_OUTCOME})
class RefusalSignature implements TaskDecision<RefusalSignature.Ruling> {
    /** What the judge who signs concludes; of the ruling what is left out stays as it was proposed. */
    sealed interface Ruling {
        @Conclusion("SIGN")
        record Sign(
                @Nullable String ground,
                @Nullable String reason,
                @Nullable String basis) implements Ruling {}

        @Conclusion("RETURN")
        record Return(String reason) implements Ruling {}

        @Conclusion("REGISTER")
        record Register() implements Ruling {}
    }

    private final Refusals refusals;

    RefusalSignature(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.SIGN_REFUSAL;
    }

    @Override
    public Class<RefusalSignature.Ruling> answers() {
        return RefusalSignature.Ruling.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Ruling ruling) {
        var before = FilingVariables.Before.REGISTER;
        if (ruling instanceof Ruling.Sign sign) {
            refusals.sign(actor, task.filing(), sign);
            before = FilingVariables.Before.REFUSED;
        } else if (ruling instanceof Ruling.Return back) {
            refusals.giveBack(actor, task.filing(), back.reason());
        }
        return Map.of(
                Variable.SIGN_OUTCOME.key(), Conclusions.of(ruling), Variable.BEFORE_OUTCOME.key(), before.name());
    }
}
