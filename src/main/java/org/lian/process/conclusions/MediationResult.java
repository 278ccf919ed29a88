package org.lian.process.conclusions;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.filing.Act;
import org.lian.filing.Mediations;
import org.lian.forms.Conclusion;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 主持调解: an agreement, none, or a later day that every side named (在线调解规则 19, 21, 24). */
@Component
@Variables(sets = Variable.MEDIATION_OUTCOME)
class MediationResult implements TaskDecision<MediationResult.Result> {
    /** The result of the mediation, or that it goes on. */
    sealed interface Result {
        /**
         * An agreement.
         *
         * @param document its number or name
         * @param until the day on which the last side signed
         */
        @Conclusion("AGREED")
        record Agreed(
                String document, LocalDate until, @Nullable String reason) implements Result {}

        @Conclusion("FAILED")
        record Failed(String reason) implements Result {}

        /**
         * The other side agrees to go on.
         *
         * @param until the day that the filer named too
         */
        @Conclusion("EXTENDED")
        record Extended(LocalDate until, String reason) implements Result {}
    }

    private final Mediations mediations;
    private final BusinessClock clock;

    MediationResult(Mediations mediations, BusinessClock clock) {
        this.mediations = mediations;
        this.clock = clock;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.MEDIATE;
    }

    @Override
    public Class<MediationResult.Result> answers() {
        return MediationResult.Result.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Result result) {
        if (result instanceof Result.Agreed agreed) {
            mediations.result(actor, task.filing(), agreement(agreed));
        } else if (result instanceof Result.Failed failed) {
            mediations.result(
                    actor,
                    task.filing(),
                    Act.Words.of(failed.reason(), "人民法院在线调解规则第二十五条").granting(false));
        } else if (result instanceof Result.Extended extended) {
            mediations.extend(actor, task.filing(), extended.until(), extended.reason());
        }
        return Map.of(Variable.MEDIATION_OUTCOME.key(), Conclusions.of(result));
    }

    private Act.Words agreement(Result.Agreed agreed) {
        if (agreed.until().isAfter(clock.today())) {
            throw Refusal.invalid("until", "MISSING", "请写明最后一方签章的日期，不晚于今天；协议从各方都签章起生效（在线调解规则第十九条）");
        }
        return Act.Words.of(agreed.reason(), "人民法院在线调解规则第十九条")
                .until(agreed.until())
                .granting(true)
                .inDocument(agreed.document(), null);
    }
}
