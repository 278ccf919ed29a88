package org.lian.fees;

import org.jspecify.annotations.Nullable;

/**
 * The fee where the law leaves a range and nobody has chosen yet.
 *
 * @param usual what this court usually charges inside of it; null where no row says so
 */
public record FenRange(
        long minFen, long maxFen, String basis, @Nullable Usual usual) {
    /** 本院通常: the whole fee at the court's usual sum per case, and the court's own rule for it. */
    public record Usual(long fen, String basis) {}
}
