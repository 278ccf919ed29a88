package org.lian.workbench.analysis;

import java.time.Duration;

/** The time that one look at a draft may take: its checks, its trials and its examples together. */
public final class Budget {
    private final Duration whole;
    private final long end;

    private Budget(Duration whole, Duration left) {
        this.whole = whole;
        end = System.nanoTime() + left.toNanos();
    }

    public static Budget of(Duration whole) {
        return new Budget(whole, whole);
    }

    /** At most {@code share} of what is left. */
    Budget part(Duration share) {
        var left = left();
        return new Budget(whole, share.compareTo(left) < 0 ? share : left);
    }

    public boolean isSpent() {
        return left().isNegative();
    }

    Duration left() {
        return Duration.ofNanos(end - System.nanoTime());
    }

    /** For who tells that it was not enough. */
    public String words() {
        return "规定的 " + whole.toSeconds() + " 秒";
    }
}
