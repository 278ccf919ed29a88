package org.lian.process.conclusions;

import java.util.Map;
import org.lian.process.TaskKind;
import org.lian.vocabulary.Actor;

/**
 * The decision of one kind of task: the acts, and the variables that steer the flow.
 *
 * @param <A> what the answers to the task's form are read as: a record whose components are named as its fields, or a sealed
 *     interface of records, one for each conclusion
 */
public interface TaskDecision<A> {
    TaskKind kind();

    Class<A> answers();

    Map<String, Object> decide(Actor actor, TaskInHand task, A answer);
}
