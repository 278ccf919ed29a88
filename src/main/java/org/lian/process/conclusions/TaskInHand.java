package org.lian.process.conclusions;

import java.util.UUID;
import java.util.function.UnaryOperator;
import org.lian.process.TaskView;
import org.lian.process.variables.Variable;
import org.lian.vocabulary.FilingId;

/** The task that is being decided: what it is about, and the texts of its variables by name. */
public record TaskInHand(TaskView task, UnaryOperator<String> variables) {
    FilingId filing() {
        return task.filing();
    }

    /** The business key of a flow of its own: a refund's or a complaint's id. */
    UUID root() {
        return UUID.fromString(task.businessKey());
    }

    String variable(String name) {
        return variables.apply(name);
    }

    /** Whether it has a value: one of an earlier diagram may not. */
    boolean has(Variable variable) {
        return variables.apply(variable.key()) != null;
    }
}
