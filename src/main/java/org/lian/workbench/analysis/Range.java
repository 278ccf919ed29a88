package org.lian.workbench.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 可能的数: nothing below {@code least}, nothing above {@code most}; null where nothing can be said. */
record Range(BigDecimal least, BigDecimal most) {
    /** Longer numbers are not followed. */
    private static final int MOST_DIGITS = 100;

    private static final MathContext DOWN = new MathContext(34, RoundingMode.FLOOR);
    private static final MathContext UP = new MathContext(34, RoundingMode.CEILING);

    static Range of(long least, long most) {
        return new Range(BigDecimal.valueOf(least), BigDecimal.valueOf(most));
    }

    static Range exactly(BigDecimal number) {
        return new Range(number, number);
    }

    /** Null for numbers too long to follow. */
    private static @Nullable Range around(Stream<BigDecimal> corners) {
        var all = corners.toList();
        var range = new Range(
                all.stream().reduce(BigDecimal::min).orElseThrow(),
                all.stream().reduce(BigDecimal::max).orElseThrow());
        return all.stream().allMatch(Range::isShort) ? range : null;
    }

    private static boolean isShort(BigDecimal number) {
        return number.precision() + Math.abs((long) number.scale()) <= MOST_DIGITS;
    }

    Range or(Range other) {
        return new Range(least.min(other.least), most.max(other.most));
    }

    /** What both allow; null where that is nothing. */
    @Nullable
    Range and(Range other) {
        var both = new Range(least.max(other.least), most.min(other.most));
        return both.least.compareTo(both.most) <= 0 ? both : null;
    }

    Range negated() {
        return new Range(most.negate(), least.negate());
    }

    @Nullable
    Range plus(Range other) {
        return around(Stream.of(least.add(other.least), most.add(other.most)));
    }

    @Nullable
    Range times(Range other) {
        return around(corners(other, BigDecimal::multiply));
    }

    /** Null where the divisor may be nothing. */
    @Nullable
    Range dividedBy(Range other) {
        return other.least.signum() * other.most.signum() <= 0
                ? null
                : around(Stream.concat(
                        corners(other, (one, by) -> one.divide(by, DOWN)),
                        corners(other, (one, by) -> one.divide(by, UP))));
    }

    private Stream<BigDecimal> corners(Range other, BinaryOperator<BigDecimal> how) {
        return Stream.of(least, most)
                .flatMap(one -> Stream.of(other.least, other.most).map(by -> how.apply(one, by)));
    }

    Range rounded(int digits, RoundingMode mode) {
        return new Range(least.setScale(digits, mode), most.setScale(digits, mode));
    }

    static Range smallest(List<Range> all) {
        return all.stream()
                .reduce((one, other) -> new Range(one.least.min(other.least), one.most.min(other.most)))
                .orElseThrow();
    }

    static Range largest(List<Range> all) {
        return all.stream()
                .reduce((one, other) -> new Range(one.least.max(other.least), one.most.max(other.most)))
                .orElseThrow();
    }
}
