package org.lian.engine;

import java.sql.SQLException;
import org.camunda.bpm.engine.OptimisticLockingException;

/** The faults of whoever came a moment too late: somebody else's work on the same rows was kept, one's own was not. */
final class Overtaken {
    private Overtaken() {}

    /** Whether the fault, or what it came from, says so; the next attempt may well pass. */
    static boolean is(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException || isRolledBack(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Class 40: a deadlock or a serialization failure. */
    private static boolean isRolledBack(Throwable cause) {
        return cause instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().startsWith("40");
    }
}
