package org.lian.engine;

import java.sql.SQLException;
import org.camunda.bpm.engine.OptimisticLockingException;

/** The faults of whoever came a moment too late: somebody else's work on the same rows was kept, one's own was not. */
public final class Overtaken {
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    /** What the names of its foreign keys begin with. */
    private static final String KEYS_OF_THE_ENGINE = "act_fk_";

    private Overtaken() {}

    /** Whether the fault, or what it came from, says so; the next attempt may well pass. */
    public static boolean is(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException || isRolledBack(cause) || isOrphaned(cause)) {
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

    /** A row of the engine was written for a process instance, or a task, that another transaction had just ended. */
    private static boolean isOrphaned(Throwable cause) {
        return cause instanceof SQLException sql
                && FOREIGN_KEY_VIOLATION.equals(sql.getSQLState())
                && String.valueOf(sql.getMessage()).contains(KEYS_OF_THE_ENGINE);
    }
}
