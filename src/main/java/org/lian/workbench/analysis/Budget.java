package org.lian.workbench.analysis;

import java.time.Duration;

/** The time that one look at a draft may take: its checks, its trials and its examples together. */
public final class Budget {
    private final String words;
    private final long end;

    private Budget(String words, Duration left) {
        this.words = words;
        end = System.nanoTime() + left.toNanos();
    }

    public static Budget of(Duration whole) {
        return new Budget("规定的 " + whole.toSeconds() + " 秒", whole);
    }

    /** At most {@code share} of what is left. */
    Budget part(Duration share) {
        var left = left();
        return share.compareTo(left) < 0
                ? new Budget("这一步的 " + share.toSeconds() + " 秒", share)
                : new Budget(words, left);
    }

    public boolean isSpent() {
        return left().isNegative();
    }

    Duration left() {
        return Duration.ofNanos(end - System.nanoTime());
    }

    /** For who tells that it was not enough: the limit that was met, of the whole or of a step. */
    public String words() {
        return words;
    }
}
