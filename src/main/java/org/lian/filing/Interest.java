package org.lian.filing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Fen;

/**
 * 利息 that runs until the debt is paid. The words ask for all of it; a sum is counted up to the day on which it was
 * written, and the fee is measured with that one.
 *
 * @param baseFen what it runs on, in fen; null for the sum of its own claim
 * @param rate a number is so much in a hundred a year; other words, 一年期贷款市场报价利率的四倍, are not counted
 * @param from the day from which it runs, 2026-01-01
 * @param countedTo the day up to which it is counted; a machine's, not the filer's
 */
public record Interest(
        @Nullable Long baseFen,
        @Nullable String rate,
        @Nullable String from,
        @Nullable String countedTo) {
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\s*[%％]?");
    private static final BigDecimal DAYS_OF_A_YEAR = BigDecimal.valueOf(365);
    private static final int PERCENT_PLACES = 2;

    /** Whether rate and first day say what is asked for. */
    boolean isWhole() {
        return FilingFacts.isWritten(rate) && day(from).isPresent();
    }

    /** The same counted up to that day. */
    Interest countedTo(LocalDate day) {
        return new Interest(baseFen, rate, from, day.toString());
    }

    /** The rate where it is a number, in a hundred a year. */
    Optional<BigDecimal> yearlyPercent() {
        var percent = rate == null ? null : PERCENT.matcher(rate.strip());
        return percent == null || !percent.matches() ? Optional.empty() : Optional.of(new BigDecimal(percent.group(1)));
    }

    /** The interest up to the day of counting, in fen; the first day does not count (民法典 201), a year has 365. */
    Optional<Long> countedFen(@Nullable Long claimedFen) {
        var base = baseFen == null ? claimedFen : baseFen;
        var percent = yearlyPercent();
        if (base == null || percent.isEmpty()) {
            return Optional.empty();
        }
        return day(from).flatMap(first -> day(countedTo).map(last -> {
            var days = Math.max(0, ChronoUnit.DAYS.between(first, last));
            return percent.get()
                    .movePointLeft(PERCENT_PLACES)
                    .multiply(BigDecimal.valueOf(base))
                    .multiply(BigDecimal.valueOf(days))
                    .divide(DAYS_OF_A_YEAR, 0, RoundingMode.HALF_UP)
                    .longValueExact();
        }));
    }

    /** As a claim says it; empty while it is not whole. */
    String said(@Nullable Long claimedFen) {
        if (!isWhole()) {
            return "";
        }
        var written = String.valueOf(rate).strip();
        var percent = PERCENT.matcher(written);
        var base = baseFen == null ? claimedFen : baseFen;
        return (base == null ? "" : "，以 " + new Fen(base) + "为基数")
                + (percent.matches() ? "，按年利率 " + percent.group(1) + "%" : "，按" + written)
                + "，自 " + shown(from) + "起计算至实际清偿之日止"
                + countedFen(claimedFen)
                        .map(fen -> "（暂计至 " + shown(countedTo) + "为 " + new Fen(fen) + "）")
                        .orElse("");
    }

    /** The day that was written; empty where it is none. */
    static Optional<LocalDate> day(@Nullable String written) {
        try {
            return written == null ? Optional.empty() : Optional.of(LocalDate.parse(written.strip()));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    /** 2026年1月1日. */
    static String shown(@Nullable String written) {
        return day(written)
                .map(day -> day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日")
                .orElse("");
    }
}
