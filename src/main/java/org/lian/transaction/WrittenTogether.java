package org.lian.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rows that a transaction adds one after the other and writes with one statement, before it commits or before somebody
 * reads them. Outside of a transaction each is written at once.
 *
 * @param <T> a row
 */
public final class WrittenTogether<T> {
    private final Consumer<List<T>> write;

    /** @param write writes the rows, in the order in which they came; never none */
    public WrittenTogether(Consumer<List<T>> write) {
        this.write = write;
    }

    public void add(T row) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            write.accept(List.of(row));
            return;
        }
        var waiting = waiting();
        if (waiting == null) {
            waiting = new Waiting();
            TransactionSynchronizationManager.bindResource(this, waiting);
            TransactionSynchronizationManager.registerSynchronization(waiting);
        }
        waiting.rows.add(row);
        if (waiting.commits) {
            waiting.write();
        }
    }

    /** Writes what waits: somebody is about to read it. */
    public void flush() {
        var waiting = waiting();
        if (waiting != null) {
            waiting.write();
        }
    }

    @SuppressWarnings("unchecked") // bound above, under this object, and nowhere else
    private @Nullable Waiting waiting() {
        return (Waiting) TransactionSynchronizationManager.getResource(this);
    }

    private final class Waiting implements TransactionSynchronization {
        private final List<T> rows = new ArrayList<>();
        private boolean commits;

        private void write() {
            if (!rows.isEmpty()) {
                var now = List.copyOf(rows);
                rows.clear();
                write.accept(now);
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            commits = true;
            write();
        }

        @Override
        public void savepoint(Object savepoint) {
            write();
        }

        @Override
        public void savepointRollback(Object savepoint) {
            rows.clear();
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(WrittenTogether.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(WrittenTogether.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(WrittenTogether.this);
        }
    }
}
