package org.lian.engine;

/** An instance cannot go to the other version; it stays whole where it is. */
public class CannotMove extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean passing;

    CannotMove(String reason, boolean passing, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
        this.passing = passing;
    }

    /** In Chinese, with the name of the element. */
    public String reason() {
        return reason;
    }

    /** Whether somebody worked on it in that moment, so that the next attempt may do. */
    public boolean isPassing() {
        return passing;
    }
}
