package org.lian.filing;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lian.reference.ToldClaims;
import org.lian.reference.ToldClaims.By;
import org.lian.reference.ToldClaims.ToldClaim;
import org.lian.vocabulary.WrittenSum;

/**
 * The particulars of a claim that were told: its sum, its sum of each month, its things, its rate. Only what is certain;
 * two sums for one thing, 2万多 and 每天150元 are none, and are asked for.
 */
public final class ToldParticulars {
    private static final String DIGITS = "[一二两三四五六七八九十百千万零〇]";
    private static final String UNIT = "(?:[万千百kKwW](?:[0-9](?![0-9]))?)";

    /** A sum beside the word for what it is of, so that 3000 needs no 元; no days, months or grades. */
    private static final Pattern SUM = Pattern.compile("(?<![0-9.,])(?:[0-9][0-9,]*+(?:\\.[0-9]+)?+" + UNIT
            + "|[0-9][0-9,]{2,}+(?:\\.[0-9]+)?+" + "|[0-9]+(?:\\.[0-9]+)?+(?=[元块])|" + DIGITS
            + "{2,}+)(?![0-9.]|年|月|日|号|天|个|次|人|位|份|张|岁|级|%|％|周|小时|分之)(?:元|块)?+");

    private static final Pattern OPEN = Pattern.compile("^(?:钱)?(?:多|余|几|左右|上下|出头)");
    private static final Pattern ABOUT = Pattern.compile("(?:大概|大约|差不多|将近|接近|约|近|快|不到|至多|最多)$");
    private static final Pattern NOT_ONCE = Pattern.compile("每[天日月年次个人]|一天|日均|月均");
    private static final Pattern GOES_ON =
            Pattern.compile("^(?:已经|前后|一共|总共|共|现在|大概|市场价)*(?:共?花|用了|扣|少挣|少发|要价|值|价值|估价|评估)");
    private static final int NEAR = 18;
    private static final int BEFORE = 8;

    private static final String EACH_MONTH = "(?:每个?月|按月|一个月|月付)";
    private static final Pattern MONTHLY = Pattern.compile(EACH_MONTH + "[^0-9一二两三四五六七八九十，。；,;]{0,8}(" + SUM.pattern()
            + ")|(" + SUM.pattern() + ")(?:钱)?(?:/|每|一个?|个)月");

    /** What is paid month by month and is no maintenance. */
    private static final Pattern OTHER_MONTHLY =
            Pattern.compile("工资|收入|挣|赚|房租|租金|房贷|车贷|贷款|月供|还贷|退休|社保|开销|开支|每个孩子|一个孩子|每人|每个娃|他?赌|输");

    /** The word before a sum that each child is to have. */
    public static final String EACH = "每人";

    private static final Pattern EACH_CHILD = Pattern.compile("每个?(?:孩子|小孩|娃|人)|(?:一个|每)(?:孩子|小孩|娃)");

    /** The five of 一分五, the half of 一分半; not the month of 一分，五月. */
    private static final String TENTH = "(?:[0-9一二三四五六七八九半](?![0-9.十月日号天年个万千百]))?厘?";

    private static final Pattern RATE = Pattern.compile("(?:年利率|月利率|年息|月息|利息|利率|年化)[^，。；、,;0-9]{0,6}?"
            + "(?:[0-9]+(?:\\.[0-9]+)?[%％]|百分之[一二三四五六七八九十百点零0-9.]+|[0-9一二两三四五六七八九点.]+[分厘](?!钱|之)" + TENTH + ")"
            + "|[0-9一二两三四五六七八九]分(?:[0-9一二三四五六七八九半])?利(?![率息])");

    private ToldParticulars() {}

    /** What belongs into the blank of a claim, as a field shows it; empty where it was not told. */
    public static String of(ToldClaim claim, ToldWords told) {
        if (claim.asks() == null) {
            return "";
        }
        return switch (claim.asks()) {
            case SUM -> only(sums(claim.told(), told));
            case MONTHLY -> forEach(told).orElseGet(() -> only(monthly(told)));
            case RATE -> rate(told);
            case WORDS -> claim.by() == By.PROPERTY ? property(told) : named(claim.told(), told);
            case ELSEWHERE -> "";
        };
    }

    /** The sum told of a thing, in fen; empty for none and for several. */
    public static Optional<Long> sumOf(Pattern thing, ToldWords told) {
        var sums = sums(thing, told);
        return sums.size() == 1 ? Optional.of(sums.iterator().next()) : Optional.empty();
    }

    /** What the told property is worth in all, in fen; empty where no value was told. */
    public static Optional<Long> worthOfProperty(ToldWords told) {
        return valued(told).values().stream().flatMap(Optional::stream).reduce(Long::sum);
    }

    private static String only(Set<Long> sums) {
        return sums.size() == 1 ? yuan(sums.iterator().next()) : "";
    }

    /** Yuan without separators, as a field has it. */
    static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).stripTrailingZeros().toPlainString();
    }

    private static Set<Long> sums(Pattern thing, ToldWords told) {
        var sums = new LinkedHashSet<Long>();
        for (var text : told.texts()) {
            var words = thing.matcher(text);
            while (words.find()) {
                after(text, words).or(() -> before(text, words)).ifPresent(sums::add);
            }
        }
        return sums;
    }

    private static Optional<Long> after(String text, Matcher words) {
        var rest = text.substring(words.start(), Math.min(text.length(), words.end() + NEAR));
        var until = words.end() - words.start();
        for (var at = until; at < rest.length(); at++) {
            var sign = rest.charAt(at);
            var ends = "。；;！!？?、\n".indexOf(sign) >= 0
                    || "，,".indexOf(sign) >= 0
                            && !GOES_ON.matcher(rest.substring(at + 1)).find()
                            && !isGrouping(rest, at)
                    || "费金损".indexOf(sign) >= 0 && at > until + 1;
            if (ends) {
                rest = rest.substring(0, at);
            }
        }
        return first(rest);
    }

    private static boolean isGrouping(String text, int at) {
        return text.charAt(at) == ','
                && at > 0
                && Character.isDigit(text.charAt(at - 1))
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at + 1));
    }

    private static Optional<Long> first(String text) {
        var sum = SUM.matcher(text);
        if (NOT_ONCE.matcher(text).find()
                || !sum.find()
                || ABOUT.matcher(text.substring(0, sum.start())).find()
                || OPEN.matcher(text.substring(sum.end())).find()) {
            return Optional.empty();
        }
        return WrittenSum.fen(sum.group());
    }

    /** 两万医药费, 三千块的押金. */
    private static Optional<Long> before(String text, Matcher words) {
        var lead = text.substring(Math.max(0, words.start() - BEFORE), words.start());
        var sum = SUM.matcher(lead);
        while (sum.find()) {
            if (lead.substring(sum.end()).matches("钱?的?")
                    && !NOT_ONCE.matcher(lead).find()) {
                return WrittenSum.fen(sum.group());
            }
        }
        return Optional.empty();
    }

    private static Set<Long> monthly(ToldWords told) {
        var sums = new LinkedHashSet<Long>();
        for (var text : told.texts()) {
            for (var clause : text.split("[，。；,;！!？?\\n]")) {
                var found = MONTHLY.matcher(clause);
                if (!OTHER_MONTHLY.matcher(clause).find() && found.find()) {
                    var sum = found.group(1) == null ? found.group(2) : found.group(1);
                    if (!OPEN.matcher(clause.substring(found.end())).find()) {
                        WrittenSum.fen(sum).ifPresent(sums::add);
                    }
                }
            }
        }
        return sums;
    }

    /** 每个孩子每月1500 as a field has it: 每人1500. */
    private static Optional<String> forEach(ToldWords told) {
        var sums = new LinkedHashSet<Long>();
        for (var text : told.texts()) {
            for (var clause : text.split("[，。；,;！!？?\\n]")) {
                var found = SUM.matcher(clause);
                if (EACH_CHILD.matcher(clause).find()
                        && clause.contains("月")
                        && found.find()
                        && !OPEN.matcher(clause.substring(found.end())).find()) {
                    WrittenSum.fen(found.group()).ifPresent(sums::add);
                }
            }
        }
        return sums.size() == 1 ? Optional.of(EACH + yuan(sums.iterator().next())) : Optional.empty();
    }

    private static LinkedHashMap<String, Optional<Long>> valued(ToldWords told) {
        var things = new LinkedHashMap<String, Optional<Long>>();
        ToldClaims.packaged().things().forEach((name, words) -> {
            if (told.tell(words)) {
                things.put(name, sumOf(words, told));
            }
        });
        return things;
    }

    private static String property(ToldWords told) {
        return valued(told).entrySet().stream()
                .map(one -> one.getKey()
                        + one.getValue().map(fen -> "（价值" + yuan(fen) + "元）").orElse(""))
                .collect(Collectors.joining("、"));
    }

    /** The things by their names; a pattern that has a group finds more than it can name, and names the group. */
    private static String named(Pattern things, ToldWords told) {
        return told.texts().stream()
                .flatMap(text -> things.matcher(text).results())
                .map(found -> found.group(Math.min(1, found.groupCount())))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("、"));
    }

    private static String rate(ToldWords told) {
        var rates = told.texts().stream()
                .flatMap(text -> RATE.matcher(text).results())
                .map(found -> "按" + found.group().replaceFirst("^利息(?:是|为)?", "利率"))
                .distinct()
                .toList();
        return rates.size() == 1 ? rates.get(0) : "";
    }
}
