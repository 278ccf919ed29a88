package org.lian.process.conclusions;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.filing.CourtActs;
import org.lian.forms.Conclusion;
import org.lian.process.TaskKind;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 办理转交: whether the competent court takes the filing, and when it came there. */
@Component
@Variables(sets = {Variable.FORWARD_OUTCOME, Variable.BEFORE_OUTCOME})
class ForwardingRegistration implements TaskDecision<ForwardingRegistration.Forwarding> {
    /** The answer of the other court. */
    sealed interface Forwarding {
        @Conclusion("ACCEPTED")
        record Accepted(@Nullable LocalDate until, @Nullable String reason) implements Forwarding {}

        @Conclusion("DECLINED")
        record Declined(String reason) implements Forwarding {}
    }

    private final CourtActs acts;

    ForwardingRegistration(CourtActs acts) {
        this.acts = acts;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.FORWARDING;
    }

    @Override
    public Class<ForwardingRegistration.Forwarding> answers() {
        return ForwardingRegistration.Forwarding.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Forwarding forwarding) {
        var before = FilingVariables.Before.REGISTER;
        if (forwarding instanceof Forwarding.Accepted accepted) {
            acts.forwarded(actor, task.filing(), true, accepted.until(), accepted.reason());
            before = FilingVariables.Before.FORWARDED;
        } else if (forwarding instanceof Forwarding.Declined declined) {
            acts.forwarded(actor, task.filing(), false, null, declined.reason());
        }
        return Map.of(
                Variable.FORWARD_OUTCOME.key(),
                Conclusions.of(forwarding),
                Variable.BEFORE_OUTCOME.key(),
                before.name());
    }
}
