package org.lian.engine;

import java.time.Duration;

/** A decision did not answer within its time: a table that loops must not hold a court's threads. */
public class DecisionTooSlow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DecisionTooSlow(String decision, Duration limit) {
        super("Decision " + decision + " did not answer within " + limit);
    }
}
