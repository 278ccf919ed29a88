package org.lian.process;

import java.util.Map;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;

/** A decision in a flow with a business key of its own: on a refund, on a complaint, not on the filing as a whole. */
interface RootDecision extends TaskDecision {
    Map<String, Object> decide(Actor actor, String businessKey, Completion completion);

    @Override
    default Map<String, Object> decide(Actor actor, FilingId filing, Completion completion) {
        throw new IllegalStateException(kind() + " is decided by its own business key");
    }
}
