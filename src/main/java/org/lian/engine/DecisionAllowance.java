package org.lian.engine;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The processor's time that a thread has left for its decisions, below the limit of each of them. */
public final class DecisionAllowance {
    private static final ThreadLocal<@Nullable Duration> LEFT = new ThreadLocal<>();

    private DecisionAllowance() {}

    /** Evaluates within what is left. */
    public static <T> T within(Duration left, Supplier<T> evaluation) {
        var outer = LEFT.get();
        LEFT.set(left);
        try {
            return evaluation.get();
        } finally {
            if (outer == null) {
                LEFT.remove();
            } else {
                LEFT.set(outer);
            }
        }
    }

    /** The limit, or what is left where that is less. */
    static Duration of(Duration limit) {
        var left = LEFT.get();
        return left == null || left.compareTo(limit) > 0 ? limit : left;
    }
}
