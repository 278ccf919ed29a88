package org.lian.rules;

import java.util.Map;

/** The tables in force, asked for an answer that is kept nowhere. */
public interface TablesInForce {
    /**
     * Asks the version in force.
     *
     * @throws DecisionUnclear where it gives no answer
     */
    Decision preview(String decisionId, Map<String, Object> inputs);
}
