package org.lian.fees;

import org.jspecify.annotations.Nullable;

/**
 * The rest of a fee after a granted withdrawal.
 *
 * @param halved whether it is half of an acceptance fee; an application fee stays whole
 */
public record Remainder(long fen, boolean halved) {
    /** Half of what was charged; where relief was granted, never more than its share of half the full fee. */
    static long halfOf(long chargedFen, @Nullable Relief relief) {
        return relief == null ? (chargedFen + 1) / 2 : chargedFen / 2;
    }

    /** What is still to be paid of it, of which {@code paidFen} were. */
    public long owingFen(long paidFen) {
        return Math.max(0, fen - paidFen);
    }

    /** What goes back of {@code paidFen}. */
    public long beyondFen(long paidFen) {
        return Math.max(0, paidFen - fen);
    }
}
