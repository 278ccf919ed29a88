package org.lian.rules;

/**
 * A table did not answer as it must: no row, several rows, an empty cell, or it could not be evaluated. A person decides
 * instead (人工认定); nothing is guessed.
 */
public class DecisionUnclear extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String decisionId;
    private final String reason;

    public DecisionUnclear(String decisionId, String reason) {
        super(decisionId + ": " + reason);
        this.decisionId = decisionId;
        this.reason = reason;
    }

    public String decisionId() {
        return decisionId;
    }

    /** Chinese, for the analysts and the person who decides instead. */
    public String reason() {
        return reason;
    }
}
