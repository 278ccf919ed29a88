package org.lian.filing;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.reference.ToldClaims;
import org.lian.reference.ToldClaims.ToldClaim;
import org.lian.reference.UsualClaims;

/** The usual claim of a cause with what was told of it: its sum, its months, the heads of a damage with their sums. */
public final class UsualClaim {
    private static final String OWED = "拖欠的";
    private static final String COUNT = "(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})";
    private static final String MONTH = "(?:(?:20)?[0-9]{2}年)?[0-9]{1,2}月份?";
    private static final String PAY = "(?:工资|工钱|薪水|薪资|薪|劳务费|报酬)";

    /** The months of wages: 三个月工资, 2026年3月到5月的工资, 工资欠了两个月. */
    private static final Pattern MONTHS = Pattern.compile("(?:" + MONTH + "[到至-]" + MONTH + "|" + COUNT + "个月)(?=的?"
            + PAY + ")|(?<=" + PAY + "[^，。；,;0-9]{0,6})(?:" + MONTH + "[到至-]" + MONTH + "|" + COUNT + "个月)");

    private UsualClaim() {}

    /** Null where the cause has none. */
    public static @Nullable Claim of(Draft draft, String telling) {
        var track = draft.track();
        var usual = UsualClaims.packaged().of(track, draft.causeCode());
        if (track == null || usual.isEmpty()) {
            return null;
        }
        var told = ToldWords.of(draft, telling);
        var asked = draft.claimAmountFen();
        var heads = ToldClaims.packaged().of(track, draft.causeCode()).stream()
                .filter(one -> !one.group().isEmpty())
                .filter(one -> told.tell(one.told()))
                .toList();
        if (heads.isEmpty()) {
            return new Claim(withMonths(usual.get().text(), told), usual.get().sum() ? asked : null);
        }
        return ofHeads(heads, told, asked);
    }

    /** A sum that is no head's own is that of all together: the heads are named, and not parted. */
    private static Claim ofHeads(List<ToldClaim> heads, ToldWords told, @Nullable Long asked) {
        var sums = heads.stream()
                .flatMap(one -> ToldParticulars.sumOf(one.told(), told).stream())
                .toList();
        var total = sums.stream().mapToLong(Long::longValue).sum();
        if (asked != null && !sums.contains(asked) && total != asked) {
            return new Claim(
                    "请求判令被告赔偿" + heads.stream().map(UsualClaim::head).collect(Collectors.joining("、")) + "等损失", asked);
        }
        var text = heads.stream()
                .map(one -> head(one)
                        + ToldParticulars.sumOf(one.told(), told)
                                .map(ToldParticulars::yuan)
                                .orElse(ToldClaims.BLANK)
                        + "元")
                .collect(Collectors.joining("、"));
        return new Claim("请求判令被告赔偿" + text, sums.size() == heads.size() ? Long.valueOf(total) : null);
    }

    /** As the claim of the head names it, before its blank. */
    private static String head(ToldClaim one) {
        return one.claim().replaceFirst("^请求判令被告赔偿", "").replaceFirst(ToldClaims.BLANK + "元$", "");
    }

    private static String withMonths(String text, ToldWords told) {
        if (!text.contains(OWED)) {
            return text;
        }
        var months = told.texts().stream()
                .flatMap(one -> MONTHS.matcher(one).results())
                .map(found -> found.group())
                .distinct()
                .toList();
        return months.size() == 1 ? text.replace(OWED, OWED + months.get(0) + "的") : text;
    }
}
