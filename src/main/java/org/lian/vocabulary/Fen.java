package org.lian.vocabulary;

import java.math.BigDecimal;

/** Money in fen (分); may be negative as a line of a bill. */
public record Fen(long value) {
    /** Fen in a jiao (角). */
    public static final long IN_JIAO = 10;

    /** Fen in a yuan (元). */
    public static final long IN_YUAN = 100;

    /** With thousands separators and two places, for example 1,150.00. */
    public String inYuan() {
        return "%,.2f".formatted(BigDecimal.valueOf(value, 2));
    }

    @Override
    public String toString() {
        return inYuan() + " 元";
    }
}
