package org.lian.transaction;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The answers that a transaction was given already, so that it asks the database once. Whoever writes what was asked
 * forgets the answer; it ends with the transaction. Outside of one nothing is kept.
 *
 * @param <K> the question
 * @param <V> the answer; one that was absent is kept too
 */
public final class OncePerTransaction<K, V> {
    /** The kept answer, or the one that {@code ask} gives now. */
    public Optional<V> find(K question, Function<K, Optional<V>> ask) {
        var known = known();
        if (known == null) {
            return ask.apply(question);
        }
        var kept = known.get(question);
        if (kept == null) {
            kept = ask.apply(question);
            known.put(question, kept);
        }
        return kept;
    }

    /** As {@link #find}, where there is always an answer. */
    public V get(K question, Function<K, V> ask) {
        return find(question, one -> Optional.of(ask.apply(one))).orElseThrow();
    }

    /** Keeps an answer that came another way, as from a lock. */
    public void keep(K question, Optional<V> answer) {
        var known = known();
        if (known != null) {
            known.put(question, answer);
        }
    }

    /** What was asked is about to be written: the next one who asks reads it anew. */
    public void forget(K question) {
        var known = known();
        if (known != null) {
            known.remove(question);
        }
    }

    /** Forgets all that this transaction was answered, whatever was asked: tables were filled anew. */
    public static void forgetEverything() {
        TransactionSynchronizationManager.getResourceMap().forEach((asked, answers) -> {
            if (asked instanceof OncePerTransaction<?, ?> && answers instanceof Map<?, ?> known) {
                known.clear();
            }
        });
    }

    @SuppressWarnings("unchecked") // bound below, under this object, and nowhere else
    private @Nullable Map<K, Optional<V>> known() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return null;
        }
        var bound = (Map<K, Optional<V>>) TransactionSynchronizationManager.getResource(this);
        if (bound == null) {
            bound = new HashMap<>();
            TransactionSynchronizationManager.bindResource(this, bound);
            TransactionSynchronizationManager.registerSynchronization(new End(bound));
        }
        return bound;
    }

    /** The end of a transaction, which takes the answers away, and aside while another transaction runs in between. */
    private final class End implements TransactionSynchronization {
        private final Map<K, Optional<V>> answers;

        private End(Map<K, Optional<V>> answers) {
            this.answers = answers;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(OncePerTransaction.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(OncePerTransaction.this, answers);
        }

        @Override
        public void savepointRollback(Object savepoint) {
            answers.clear();
        }

        @Override
        public void beforeCompletion() {
            // A rolled back savepoint or a failed commit must not leave an answer of what never was.
            answers.clear();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(OncePerTransaction.this);
        }
    }
}
