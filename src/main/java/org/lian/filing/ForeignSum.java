package org.lian.filing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.Refusal.Fault;

/**
 * 外币: a sum of a claim in another currency, and the rate by which the filer counted it in 人民币. The fee is charged by
 * the rate of the day on which the court accepts the case (办法 55), so that a reviewer may correct the sum.
 *
 * @param currency its code in ISO 4217, USD
 * @param amount in units of that currency, 10000.00
 * @param rate 人民币 for one unit, 7.1
 * @param on the day of the rate, 2026-11-20
 * @param source who published the rate
 */
public record ForeignSum(
        @Nullable String currency,
        @Nullable String amount,
        @Nullable String rate,
        @Nullable String on,
        @Nullable String source) {
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(\\.\\d{1,4})?");
    private static final Pattern RATE = Pattern.compile("\\d{1,4}(\\.\\d{1,8})?");
    private static final int FEN_PLACES = 2;
    private static final int LONGEST_SOURCE = 100;

    /** Whether everything is said that it takes to count it. */
    boolean isWhole() {
        return fen().isPresent() && Interest.day(on).isPresent() && FilingFacts.isWritten(source);
    }

    /** What it comes to, in fen, rounded once; empty while it is not whole. */
    Optional<Long> fen() {
        if (known(currency).isEmpty()) {
            return Optional.empty();
        }
        return number(AMOUNT, amount).flatMap(sum -> number(RATE, rate).map(one -> sum.multiply(one)
                .movePointRight(FEN_PLACES)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact()));
    }

    /** As a claim says it. */
    String said() {
        if (!isWhole()) {
            return "";
        }
        var name =
                known(currency).map(code -> code.getDisplayName(Locale.CHINA)).orElseThrow();
        return "，金额 " + number(AMOUNT, amount).map("%,.2f"::formatted).orElseThrow() + " " + name + "，按 "
                + Interest.shown(on) + String.valueOf(source).strip() + "的汇率（1 " + name + "合人民币 "
                + String.valueOf(rate).strip() + " 元）折合人民币 " + new Fen(fen().orElseThrow());
    }

    /** The sum as it is kept. */
    ForeignSum plain() {
        var code = Party.line(currency);
        return new ForeignSum(
                code == null ? null : code.strip().toUpperCase(Locale.ROOT),
                bare(Party.line(amount)),
                bare(Party.line(rate)),
                Party.line(on),
                Party.line(source));
    }

    /** Grouping is for the eye. */
    private static @Nullable String bare(@Nullable String number) {
        return number == null ? null : number.strip().replace(",", "").replace("，", "");
    }

    /** What cannot be kept; what is only missing is not among it. */
    List<Fault> faults(String prefix) {
        var faults = new ArrayList<Fault>();
        if (FilingFacts.isWritten(currency) && known(currency).isEmpty()) {
            faults.add(new Fault(
                    prefix + "currency", "CURRENCY_UNKNOWN", "没有这个币种，请写三个字母的代码，例如美元 USD、欧元 EUR、港币 HKD；人民币不用写"));
        }
        if (FilingFacts.isWritten(amount) && number(AMOUNT, amount).isEmpty()) {
            faults.add(new Fault(prefix + "amount", "AMOUNT_UNREADABLE", "外币金额请写成数字，例如 10000.00，最多四位小数"));
        }
        if (FilingFacts.isWritten(rate) && number(RATE, rate).isEmpty()) {
            faults.add(new Fault(prefix + "rate", "RATE_UNREADABLE", "汇率请写成数字：1 单位外币合多少元人民币，例如 7.1，最多八位小数"));
        }
        if (FilingFacts.isWritten(on) && Interest.day(on).isEmpty()) {
            faults.add(new Fault(prefix + "on", "DATE_UNREADABLE", "日期请写成 2026-01-01 这样"));
        }
        if (source != null && source.length() > LONGEST_SOURCE) {
            faults.add(new Fault(prefix + "source", "TOO_LONG", "汇率的来源最多 " + LONGEST_SOURCE + " 字"));
        }
        return faults;
    }

    private static Optional<BigDecimal> number(Pattern form, @Nullable String written) {
        return written != null && form.matcher(written).matches()
                ? Optional.of(new BigDecimal(written)).filter(number -> number.signum() > 0)
                : Optional.empty();
    }

    private static Optional<Currency> known(@Nullable String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(code) && !"CNY".equals(code))
                .findFirst();
    }
}
