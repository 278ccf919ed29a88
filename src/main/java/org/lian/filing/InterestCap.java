package org.lian.filing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Track;

/**
 * The remark on what a court does not grant of agreed interest on a private loan (民间借贷规定 25, 29). The cap goes by the
 * price of the month of the contract, which no table here has from its publisher, so no figure is named. A remark alone:
 * what was claimed stays, and so does the fee.
 */
final class InterestCap {
    static final String CODE = "INTEREST_CAP";

    private static final String PRIVATE_LOAN = "04.10.108.03";
    private static final String BASIS = "最高人民法院关于审理民间借贷案件适用法律若干问题的规定第二十五条、第二十九条";

    private static final String DIGITS = "零一二三四五六七八九";
    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private static final Pattern SPOKEN =
            Pattern.compile("月(?:息|利率?|利息)[^，。；0-9]{0,2}?([0-9](?:\\.[0-9])?|[一二两三四五六七八九])分([0-9一二三四五六七八九半])?"
                    + "|([0-9]|[一二两三四五六七八九])分([0-9一二三四五六七八九半])?利(?![率息])");

    /** Four times no published price came down to it: who asks for less need not read of a cap. */
    private static final double LOWEST_DOUBTED = 10;

    private InterestCap() {}

    /** The remark on each claim whose rate may be above the cap. */
    static List<Finding> of(Draft draft, Track track) {
        var found = new ArrayList<Finding>();
        if ((track != Track.CIVIL && track != Track.COUNTERCLAIM) || !isPrivateLoan(draft.causeCode())) {
            return found;
        }
        for (var i = 0; i < draft.claimItems().size(); i++) {
            var number = i + 1;
            var claim = draft.claimItems().get(i);
            Optional.ofNullable(claim.interest())
                    .flatMap(Interest::yearlyPercent)
                    .or(() -> spoken(claim.text()))
                    .filter(percent -> percent.doubleValue() >= LOWEST_DOUBTED)
                    .ifPresent(percent -> found.add(Finding.warning(
                            "claimItems[" + (number - 1) + "].interest.rate",
                            CODE,
                            "第 " + number + " 条请求的年利率是 "
                                    + percent.stripTrailingZeros().toPlainString()
                                    + "%：利息、逾期利息、违约金合起来超过合同成立时一年期贷款市场报价利率四倍的部分，法院不支持，"
                                    + "诉讼费仍按您请求的数额算。可以照原样提交",
                            BASIS)));
        }
        return found;
    }

    /** 月息三分 is three in a hundred a month, 两分利 two, 一分五 one and a half. */
    private static Optional<BigDecimal> spoken(@Nullable String text) {
        var found = SPOKEN.matcher(text == null ? "" : text);
        if (!found.find()) {
            return Optional.empty();
        }
        var whole = found.group(1) == null ? found.group(3) : found.group(1);
        var tenth = found.group(1) == null ? found.group(4) : found.group(2);
        return Optional.of(digit(whole)
                .add(tenth == null ? BigDecimal.ZERO : digit(tenth).movePointLeft(1))
                .multiply(MONTHS));
    }

    private static BigDecimal digit(String written) {
        var chinese = DIGITS.indexOf(written);
        return written.equals("两")
                ? BigDecimal.valueOf(2)
                : written.equals("半")
                        ? BigDecimal.valueOf(5)
                        : chinese < 0 ? new BigDecimal(written) : BigDecimal.valueOf(chinese);
    }

    private static boolean isPrivateLoan(@Nullable String cause) {
        return cause != null && (cause.equals(PRIVATE_LOAN) || cause.startsWith(PRIVATE_LOAN + "."));
    }
}
