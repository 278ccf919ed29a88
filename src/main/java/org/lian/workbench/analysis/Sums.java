package org.lian.workbench.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Sums of money as a court says them: 1 万元, 60 元. */
final class Sums {
    private static final BigDecimal FEN = BigDecimal.valueOf(100);
    private static final BigDecimal WAN = BigDecimal.valueOf(1_000_000);

    private Sums() {}

    static String words(BigDecimal fen) {
        return fen.signum() != 0 && fen.remainder(WAN).signum() == 0
                ? plain(fen.divide(WAN)) + " 万元"
                : plain(fen.divide(FEN, 2, RoundingMode.HALF_UP)) + " 元";
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
