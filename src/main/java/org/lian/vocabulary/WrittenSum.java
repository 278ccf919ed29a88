package org.lian.vocabulary;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A sum of yuan as people write it, in digits or in words: 100,000, １０万, 3w, 2万4, 三万块, 叁万元整. Exact, in fen. */
public final class WrittenSum {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,8})?)(万|亿|[kK])?");
    /**
     * 3万1千, 2万4, 1亿2000万, 3万500: the greater unit first, a last single digit of the next smaller unit. What could mean
     * two amounts (1亿3千, 3万50) is none.
     */
    private static final Pattern SPOKEN =
            Pattern.compile("(?:(\\d{1,5})亿)?(?:(\\d{1,4})万)?(?:(?<!亿)(\\d)千(?:(\\d)百|(\\d))?|(?<!亿)(\\d)百"
                    + "|(?<=万)(\\d{3,4})|(?<=万)(\\d))?");

    private static final long[] UNITS = {100_000_000, 10_000, 1_000, 100, 100, 100, 1, 1_000};

    /** A digit among words: 2万四, 二万4. */
    private static final Pattern LONE_DIGIT = Pattern.compile("(?<!\\d)\\d(?!\\d)");

    private static final String WORDS = "零一二三四五六七八九";

    private static final String SPOKEN_DIGITS = "零〇一二两三四五六七八九十廿卅百千万亿壹贰叁肆伍陆柒捌玖拾佰仟";
    private static final String NO_COUNT = "(?![0-9年月日号天个次人位份张岁斤米公户里倍-])";

    /** What comes before a sum that names no unit. */
    private static final String OWED = "(?<=(?:[欠借差赔付还给退]|要价|一共|总共|合计|共计)(?:我们|我|他|她|了|过)?(?:了)?)";

    /**
     * Money within a sentence: a number with its unit of money, or one so great that nothing else is meant, up to its end
     * (2万4千, 一万二), or one that is owed (欠我九千六), unless that end counts something else (2万4月还).
     */
    private static final Pattern IN_TEXT = Pattern.compile("(?:[0-9][0-9,.]*(?:[万亿wW千百kK](?:[0-9]+[千百]?)?)?"
            + "|[" + SPOKEN_DIGITS + "]+)(?:元|圆|块(?!儿)(?:[0-9一二两三四五六七八九](?:[毛角]|(?=$|[,。;、!])))?|人民币)"
            + "|(?:[0-9][0-9,.]*[万亿wW]|[一二两三四五六七八九十廿卅百千壹贰叁肆伍陆柒捌玖拾佰仟]+[万亿])"
            + "(?:[0-9零〇一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]++(?![年月日号天个次人位份张]))?"
            + "|(?<![" + SPOKEN_DIGITS + "])[一二两三四五六七八九]千[零一二三四五六七八九百十]++" + NO_COUNT
            + "|" + OWED + "(?:[0-9]{3,8}+(?:\\.[0-9]{1,2}+)?+(?![./万亿wW千百多kK])"
            + "|[0-9]{1,4}+(?:\\.[0-9])?+[kK](?![a-zA-Z])|[一二两三四五六七八九]?[千百]++)" + NO_COUNT);

    private static final String SAID = "(?:[0-9]+(?:\\.[0-9]+)?|[" + SPOKEN_DIGITS + "]+)";
    private static final String ABOUT = "(?:大概|大约|差不多|将近|接近)";

    /** 大概5万, 大约三千块左右: a sum, and that it is not certain. */
    private static final String ABOUT_SUM = ABOUT + SAID + "(?:[万亿wW千百kK]|(?=[元块]))(?:[元块]钱?)?(?:左右|上下|出头|吧)?";

    /** 5万-6万, 3到5千块, 五六万: two sums, and nobody can tell which. */
    private static final String RANGE = "(?<![0-9.年月-])" + SAID + "[万亿wW千百kK]?(?:[元块]钱?)?[-~—–到至]" + SAID
            + "(?:[万亿wW千百kK](?:[元块]钱?)?|[元块]钱?)"
            + "|(?<![" + SPOKEN_DIGITS + "0-9])[一二两三四五六七八][二三四五六七八九][万千百](?:[元块]钱?|(?![0-9" + SPOKEN_DIGITS
            + "年月日号天个次人位份张岁斤米公户里倍])万?)";

    /** A sum that leaves open how much: 4万多, 三万多块, 十几万, 几千块, 五万左右, 大概5万, 5万到6万. */
    private static final Pattern VAGUE = Pattern.compile(
            ABOUT_SUM + "|" + RANGE + "|(?:[0-9][0-9,.]*|[" + SPOKEN_DIGITS + "])[万亿wW千百" + SPOKEN_DIGITS
                    + "]*(?:多|余|几|来(?=[万元块]))(?:万(?:[元块]钱?)?|[元块]钱?)"
                    + "|(?:[0-9][0-9,.]*|[" + SPOKEN_DIGITS + "]+)[万亿wW](?:多|余|几(?!乎)|出头|左右|上下)(?:[元块]钱?)?"
                    + "|(?:[0-9][0-9,.]*|[" + SPOKEN_DIGITS + "]+)(?:[元块]钱?)(?:出头|左右|上下)"
                    + "|好?几[十百千]*(?:万[元块]?|[元块])钱?"
                    + "|" + OWED + "(?:[0-9]+|[" + SPOKEN_DIGITS + "]*)[千百]多" + NO_COUNT);

    /** 一百二十块五, 3块5毛: what is said after the yuan is 角. 三万五块五 could be five yuan or five thousand: that is none. */
    private static final Pattern WITH_JIAO =
            Pattern.compile("(.+(?<![万亿千百][0-9一二两三四五六七八九]))[块元圆]([0-9一二两三四五六七八九])[毛角]?");

    /** 大概5万, 5万左右, 约 5 万元: what is about right. */
    private static final Pattern NEARLY = Pattern.compile("(?:" + ABOUT + "|约)?(.+?)(?:左右|上下|吧)?");

    /** A comma that parts three digits each. */
    private static final Pattern GROUPED = Pattern.compile("(?<![0-9,.])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])");

    private WrittenSum() {}

    /** 100,000 or １０００００.５ 元 or 10万 or 3w or 五十万, in fen; empty for what cannot be read. */
    public static Optional<Long> fen(String text) {
        var said = plain(text);
        var withJiao = WITH_JIAO.matcher(said);
        if (withJiao.matches()) {
            var digit = inWords(withJiao.group(2));
            var jiao = digit.equals("两") ? 2 : WORDS.indexOf(digit);
            return fen(withJiao.group(1)).filter(fen -> fen % 100 == 0).map(fen -> fen + 10L * jiao);
        }
        var grouped = GROUPED.matcher(said).replaceAll(sum -> sum.group().replace(",", ""));
        if (grouped.contains(",")) {
            return Optional.empty();
        }
        var plain = grouped.replaceAll("¥|人民币|块钱|[元圆块]整?|整$", "").replaceAll("(?<=\\d)[wW]", "万");
        var written = WRITTEN.matcher(plain);
        if (!written.matches()) {
            return spoken(plain).or(() -> SpokenNumber.of(plain.contains("亿") ? plain : inWords(plain))
                    .map(yuan -> yuan * 100));
        }
        var unit = written.group(2) == null
                ? 0
                : switch (written.group(2)) {
                    case "亿" -> 8;
                    case "万" -> 4;
                    default -> 3;
                };
        try {
            return Optional.of(
                    new BigDecimal(written.group(1)).movePointRight(unit + 2).longValueExact());
        } catch (ArithmeticException partOfAFenOrTooMuch) {
            return Optional.empty();
        }
    }

    /** The sums that a text names, in their order; what cannot be read, or says no certain sum, is left out. */
    public static List<Long> in(String text) {
        var found = new ArrayList<Long>();
        var sums = IN_TEXT.matcher(VAGUE.matcher(plain(text)).replaceAll(";"));
        while (sums.find()) {
            fen(sums.group()).ifPresent(found::add);
        }
        return found;
    }

    /** What a text says of sums without saying how much: 4万多, 十几万. */
    public static List<String> vague(String text) {
        return VAGUE.matcher(plain(text)).results().map(found -> found.group()).toList();
    }

    /** The sum that a text is about, 50000 of 大概5万, to be confirmed; empty for one that is exact, and for two. */
    public static Optional<Long> about(String text) {
        var said = plain(text);
        var nearly = NEARLY.matcher(said);
        return fen(said).isPresent() || !nearly.matches() ? Optional.empty() : fen(nearly.group(1));
    }

    /** Whether a comma parts other than three digits: 50,00 may be 5000 or 50.00. */
    public static boolean isMisgrouped(String text) {
        var said = plain(text);
        return said.matches(".*[0-9],[0-9].*")
                && GROUPED.matcher(said).replaceAll("").contains(",");
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .replace("廿", "二十")
                .replace("卅", "三十");
    }

    private static Optional<Long> spoken(String text) {
        var spoken = SPOKEN.matcher(text);
        if (text.isEmpty() || !spoken.matches()) {
            return Optional.empty();
        }
        var yuan = 0L;
        for (var unit = 0; unit < UNITS.length; unit++) {
            var digits = spoken.group(unit + 1);
            yuan += digits == null ? 0 : Long.parseLong(digits) * UNITS[unit];
        }
        return Optional.of(yuan * 100);
    }

    private static String inWords(String text) {
        return LONE_DIGIT
                .matcher(text)
                .replaceAll(digit -> String.valueOf(WORDS.charAt(digit.group().charAt(0) - '0')));
    }
}
