package org.lian.process.conclusions;

import java.util.Map;
import org.lian.filing.Mediations;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 指定调解员 (在线调解规则 10). */
@Component
@Variables(sets = Variable.MEDIATOR)
class MediatorAppointment implements TaskDecision<MediatorAppointment.Appointment> {
    /** The mediator's user name. */
    record Appointment(String mediator) {}

    private final Mediations mediations;

    MediatorAppointment(Mediations mediations) {
        this.mediations = mediations;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.APPOINT_MEDIATOR;
    }

    @Override
    public Class<MediatorAppointment.Appointment> answers() {
        return MediatorAppointment.Appointment.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Appointment appointment) {
        mediations.appoint(actor, task.filing(), appointment.mediator());
        return Map.of(Variable.MEDIATOR.key(), appointment.mediator());
    }
}
