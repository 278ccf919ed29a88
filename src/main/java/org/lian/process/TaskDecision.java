package org.lian.process;

import java.util.Map;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;

/** Carries out what a person decided in one kind of task and says what the diagram needs to know of it. */
interface TaskDecision {
    TaskKind kind();

    /** The variables of the completed task; a {@link org.lian.vocabulary.Refusal} when the decision cannot stand. */
    Map<String, Object> decide(Actor actor, FilingId filing, Completion completion);
}
