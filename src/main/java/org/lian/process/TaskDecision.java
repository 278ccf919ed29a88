package org.lian.process;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;

/** What deciding one kind of task does: the acts, and the variables that steer the flow. */
interface TaskDecision {
    TaskKind kind();

    Map<String, Object> decide(Actor actor, FilingId filing, Completion completion);

    /** The same with the texts of the task's variables by name, for tasks that need to know what they are about. */
    default Map<String, Object> decide(
            Actor actor, FilingId filing, Completion completion, UnaryOperator<String> variables) {
        return decide(actor, filing, completion);
    }
}
