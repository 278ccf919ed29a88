package org.lian.workbench;

import java.sql.SQLException;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/** The faults that go away by themselves, of the database or the machine, told from those that come again. */
final class MachineFaults {
    /** SQLSTATE classes: connection, rollback, resources, limits, not ready, intervention, system. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "54", "55", "57", "58");

    private MachineFaults() {}

    static boolean isOne(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof TransactionTimedOutException
                    || cause instanceof UnfinishedChecks
                    || isPassing(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(Throwable cause) {
        return cause instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().length() >= 2
                && PASSING.contains(sql.getSQLState().substring(0, 2));
    }
}
