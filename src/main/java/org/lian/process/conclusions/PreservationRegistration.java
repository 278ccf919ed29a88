package org.lian.process.conclusions;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.filing.EndedSuits;
import org.lian.filing.Preservations;
import org.lian.filing.PreservedThing;
import org.lian.forms.Conclusion;
import org.lian.process.TaskKind;
import org.lian.process.fee.ApplicationFees;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 登记保全执行情况: what was done, on which day and until when; or that nothing could be. */
@Component
@Variables(sets = Variable.PRESERVATION_EXECUTED)
class PreservationRegistration implements TaskDecision<PreservationRegistration.Result> {
    /** The result of carrying out a preservation. */
    sealed interface Result {
        @Conclusion("EXECUTED")
        record Executed(
                String measures,
                @Nullable String thing,
                LocalDate on,
                @Nullable LocalDate until,
                @Nullable LocalDate performance)
                implements Result {}

        @Conclusion("NOTHING")
        record Nothing(String reason) implements Result {}
    }

    private final Preservations preservations;
    private final ApplicationFees fees;
    private final EndedSuits suits;

    PreservationRegistration(Preservations preservations, ApplicationFees fees, EndedSuits suits) {
        this.preservations = preservations;
        this.fees = fees;
        this.suits = suits;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.REGISTER_PRESERVATION;
    }

    @Override
    public Class<PreservationRegistration.Result> answers() {
        return PreservationRegistration.Result.class;
    }

    private static @Nullable PreservedThing thing(Result.Executed executed) {
        return Stream.of(PreservedThing.values())
                .filter(one -> one.name().equals(executed.thing()))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Result result) {
        if (result instanceof Result.Executed executed) {
            preservations.executed(
                    actor,
                    task.filing(),
                    executed.measures(),
                    thing(executed),
                    executed.on(),
                    executed.until(),
                    executed.performance());
            suits.catchUp(task.filing());
        } else if (result instanceof Result.Nothing nothing) {
            preservations.notExecuted(actor, task.filing(), nothing.reason());
            fees.giveBack(task.filing());
        }
        return Map.of(Variable.PRESERVATION_EXECUTED.key(), result instanceof Result.Executed);
    }
}
