package org.lian.fees;

import org.jspecify.annotations.Nullable;

/**
 * The fee where the law leaves a range and nobody has chosen yet.
 *
 * @param usual what this court usually charges inside of it; null where no row says so
 */
public record FenRange(
        long minFen, long maxFen, String basis, @Nullable Usual usual) {
    private static final long NO_LIMIT_FEN = 999_999_999_999_999L;

    private static final String VALUE = "最高人民法院关于适用民事诉讼法的解释第一百九十八条";

    /** Of a case whose fee goes by what it is worth, while nobody has said that. */
    static FenRange ofUnstatedValue(long leastFen) {
        return new FenRange(leastFen, NO_LIMIT_FEN, VALUE, null);
    }

    /** Whether nothing but the least fee is known: the value is not stated. */
    public boolean unbounded() {
        return maxFen == NO_LIMIT_FEN;
    }

    /** 本院通常: the whole fee at the court's usual sum per case, and the court's own rule for it. */
    public record Usual(long fen, String basis) {}
}
