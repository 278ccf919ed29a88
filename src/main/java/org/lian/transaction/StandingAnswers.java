package org.lian.transaction;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The answers from a table of what is in force, which stand until the table is written, by whichever node: each
 * transaction asks once whether it was ({@link PublishedStamps}) and uses what is still known, so a publication counts
 * from its commit on.
 *
 * @param <K> the question
 * @param <V> the answer, which nobody changes; one that was absent is asked again
 */
public final class StandingAnswers<K, V> {
    private static final int MOST = 5_000;

    private record Known<V>(long stamp, Optional<V> answer) {}

    private final PublishedStamps stamps;
    private final String table;
    private final OncePerTransaction<K, V> asked = new OncePerTransaction<>();
    private final Map<K, Known<V>> known = new ConcurrentHashMap<>();

    public StandingAnswers(PublishedStamps stamps, String table) {
        this.stamps = stamps;
        this.table = table;
    }

    /** The answer that stands, or the one that {@code ask} gives now. */
    public Optional<V> find(K question, Function<K, Optional<V>> ask) {
        return asked.find(question, one -> {
            // Before the answer, which is then at least as new.
            var stamp = stamps.of(table);
            var before = known.get(one);
            if (before != null && before.stamp() == stamp) {
                return before.answer();
            }
            var now = ask.apply(one);
            if (now.isPresent() && (before != null || known.size() < MOST)) {
                known.put(one, new Known<>(stamp, now));
            }
            return now;
        });
    }

    /** As {@link #find}, where there is always an answer. */
    public V get(K question, Function<K, V> ask) {
        return find(question, one -> Optional.of(ask.apply(one))).orElseThrow();
    }

    /** Another answer for this transaction alone. */
    public void keep(K question, Optional<V> answer) {
        asked.keep(question, answer);
    }

    /** This transaction writes the table. */
    public void forget(K question) {
        asked.forget(question);
        stamps.forget();
    }
}
