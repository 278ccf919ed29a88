package org.lian.process;

import java.util.Map;
import org.lian.filing.Mediations;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 指定调解员 (在线调解规则 10). */
@Component
@Variables(sets = FilingVariables.MEDIATOR)
class MediatorAppointment implements TaskDecision {
    private final Mediations mediations;

    MediatorAppointment(Mediations mediations) {
        this.mediations = mediations;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.APPOINT_MEDIATOR;
    }

    @Override
    public Map<String, Object> decide(Actor actor, FilingId filing, Completion completion) {
        var mediator = completion.mediator();
        if (mediator == null || mediator.isBlank()) {
            throw Refusal.invalid("mediator", "MISSING", "请选择调解员");
        }
        mediations.appoint(actor, filing, mediator.strip());
        return Map.of(FilingVariables.MEDIATOR, mediator.strip());
    }
}
