package org.lian.operations;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** The signs in a failure that the way to the database broke, within a transaction or outside of one. */
public final class LostDatabase {
    private static final int DEEPEST_CAUSE = 12;

    private LostDatabase() {}

    /** A pool that had none in time; SQL state 08, a connection that broke or never came; 57P, a server that goes down or comes up. */
    public static boolean isBehind(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (var depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof CannotGetJdbcConnectionException
                    // A rollback that found its line broken hides the first failure.
                    || cause instanceof TransactionSystemException
                    || (cause instanceof SQLException sql
                            && sql.getSQLState() != null
                            && (sql.getSQLState().startsWith("08")
                                    || sql.getSQLState().startsWith("57P")))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
