package org.lian.vocabulary;

import java.util.Optional;

/**
 * A whole number in Chinese words, as people say an amount: 五十万, 两万三, 一万零五百, 贰拾叁万元. What is left out at the end is
 * the next smaller unit, 两万三 for 两万三千, unless a 零 says otherwise. What is no well-formed number is none.
 */
final class SpokenNumber {
    private static final String DIGITS = "零一二三四五六七八九";
    private static final String CAPITALS = "〇壹贰叁肆伍陆柒捌玖";
    private static final String SMALL = "十百千";
    private static final String SMALL_CAPITALS = "拾佰仟";
    private static final int LONGEST = 40;

    private SpokenNumber() {}

    static Optional<Long> of(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        return great(text, '亿', 100_000_000L, () -> great(text, '万', 10_000L, () -> section(text)));
    }

    /** What stands before the unit times it, and what stands after it; at the end a single digit is the next smaller one. */
    private static Optional<Long> great(
            String text, char unit, long value, java.util.function.Supplier<Optional<Long>> without) {
        var at = text.indexOf(unit);
        if (at < 0) {
            return without.get();
        }
        var before =
                at == 0 ? Optional.<Long>empty() : of(text.substring(0, at)).filter(number -> number < 10_000);
        var rest = text.substring(at + 1);
        return before.flatMap(number -> after(rest, value).map(more -> number * value + more));
    }

    private static Optional<Long> after(String rest, long value) {
        if (rest.isEmpty()) {
            return Optional.of(0L);
        }
        if (rest.length() == 1) {
            return digit(rest.charAt(0)).filter(number -> number > 0).map(number -> number * value / 10);
        }
        return of(rest).filter(number -> number > 0 && number < value);
    }

    /** A number below ten thousand: 三千零五十, 五百二. */
    private static Optional<Long> section(String text) {
        var sum = 0L;
        var least = 10_000L;
        var zero = false;
        for (var at = 0; at < text.length(); ) {
            var sign = text.charAt(at);
            if (isZero(sign)) {
                // A zero stands between places, never first of two and never last.
                if (zero || at + 1 == text.length() && text.length() > 1) {
                    return Optional.empty();
                }
                zero = true;
                at++;
                continue;
            }
            var digit = digit(sign);
            var unitAt = digit.isPresent() ? at + 1 : at;
            var unit = unitAt < text.length() ? small(text.charAt(unitAt)) : Optional.<Long>empty();
            if (digit.isEmpty() && (unit.isEmpty() || at > 0 && !zero || unit.get() != 10)) {
                return Optional.empty();
            }
            if (unit.isEmpty()) {
                // The last digit: of the next smaller unit where one was named and no zero stands before it.
                if (unitAt != text.length()) {
                    return Optional.empty();
                }
                return Optional.of(sum + digit.orElseThrow() * (zero || least == 10_000 ? 1 : least / 10));
            }
            if (unit.get() >= least) {
                return Optional.empty();
            }
            sum += digit.orElse(1L) * unit.get();
            least = unit.get();
            zero = false;
            at = unitAt + 1;
        }
        return zero && text.length() > 1 ? Optional.empty() : Optional.of(sum);
    }

    private static boolean isZero(char sign) {
        return sign == '零' || sign == '〇';
    }

    private static Optional<Long> digit(char sign) {
        var at = sign == '两' ? 2 : Math.max(DIGITS.indexOf(sign), CAPITALS.indexOf(sign));
        return at <= 0 ? Optional.empty() : Optional.of((long) at);
    }

    private static Optional<Long> small(char sign) {
        var at = Math.max(SMALL.indexOf(sign), SMALL_CAPITALS.indexOf(sign));
        return at < 0 ? Optional.empty() : Optional.of(at == 0 ? 10L : at == 1 ? 100L : 1_000L);
    }
}
