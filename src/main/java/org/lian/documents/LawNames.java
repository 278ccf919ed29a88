package org.lian.documents;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of laws in the sentence by which a paper decides or tells: in full and between book-title marks, however
 * short the template, the table or the clerk wrote them.
 */
public final class LawNames {
    private static final String STATE = "中华人民共和国";
    private static final String COURT = "最高人民法院关于";

    /** Laws that are cited by the name without 中华人民共和国. */
    private static final List<String> LAWS = List.of(
            "民事诉讼法",
            "行政诉讼法",
            "刑事诉讼法",
            "海事诉讼特别程序法",
            "民法典",
            "刑法",
            "仲裁法",
            "劳动争议调解仲裁法",
            "劳动法",
            "劳动合同法",
            "农村土地承包经营纠纷调解仲裁法",
            "行政强制法",
            "行政复议法",
            "行政处罚法",
            "行政许可法",
            "国家赔偿法",
            "反家庭暴力法",
            "人民调解法",
            "人民法院组织法",
            "企业破产法",
            "公司法",
            "票据法",
            "证券法",
            "保险法",
            "公证法",
            "消费者权益保护法",
            "道路交通安全法",
            "著作权法",
            "商标法",
            "专利法",
            "反不正当竞争法",
            "未成年人保护法",
            "妇女权益保障法",
            "治安管理处罚法");

    /** Short name to full one; what has its full name already is here for its marks. */
    private static final Map<String, String> FULL = full();

    private static final Pattern NAME = Pattern.compile("《[^》]*》|"
            + FULL.keySet().stream()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|"))
            // Any other interpretation or provision of the highest court bears its name as it is written.
            + "|" + COURT + "[^《》第，。；、<{]{2,60}?(?:规定|解释|规则|意见|批复|办法)(?:（试行）)?(?=第)");

    /** What the sentence cites by: a place, or the words of the template. */
    private static final Pattern BY_PLACE = Pattern.compile("(?:依照|依据：)\\{\\{\\s*([A-Za-z]+)\\s*}}");

    private static final Pattern BY_WORDS = Pattern.compile("(?<=依照|依据：)[^{<，。；]+");

    private LawNames() {}

    private static Map<String, String> full() {
        var names = new HashMap<String, String>();
        for (var law : LAWS) {
            names.put(law, STATE + law);
            names.put(STATE + law, STATE + law);
        }
        for (var law : List.of("民事诉讼法", "行政诉讼法", "刑事诉讼法")) {
            var interpretation = COURT + "适用〈" + STATE + law + "〉的解释";
            Stream.of(
                            law + "司法解释",
                            law + "解释",
                            COURT + "适用" + law + "的解释",
                            COURT + "适用" + STATE + law + "的解释",
                            interpretation)
                    .forEach(name -> names.put(name, interpretation));
        }
        names.put("民诉法", STATE + "民事诉讼法");
        names.put("民诉解释", COURT + "适用〈" + STATE + "民事诉讼法〉的解释");
        Stream.of("诉讼费用交纳办法", "人民法院在线诉讼规则", "人民法院在线调解规则").forEach(name -> names.put(name, name));
        names.put("在线诉讼规则", "人民法院在线诉讼规则");
        names.put("在线调解规则", "人民法院在线调解规则");
        names.put("登记立案规定", COURT + "人民法院登记立案若干问题的规定");
        names.put("财产保全规定", COURT + "人民法院办理财产保全案件若干问题的规定");
        names.put("民事诉讼证据规定", COURT + "民事诉讼证据的若干规定");
        names.put(COURT + "民事诉讼证据的若干规定", COURT + "民事诉讼证据的若干规定");
        return Map.copyOf(names);
    }

    /** The citation with every name in full; what stands between book-title marks stays as it was written. */
    public static String inFull(String citation) {
        return NAME.matcher(citation).replaceAll(name -> {
            var written = name.group();
            return Matcher.quoteReplacement(
                    written.startsWith("《") ? written : "《" + FULL.getOrDefault(written, written) + "》");
        });
    }

    /** Whether two names, short or in full, are of one law. */
    static boolean isSame(String one, String other) {
        // The names of provisions end where their article begins.
        return inFull(one + "第").equals(inFull(other + "第"));
    }

    /** The template with the names in full in the sentences that it words itself. */
    static String inSentences(String template) {
        return BY_WORDS.matcher(template).replaceAll(cited -> Matcher.quoteReplacement(inFull(cited.group())));
    }

    /** The values with the names in full in those that the template decides by. */
    static Map<String, Object> inValues(String template, Map<String, ?> values) {
        var all = new HashMap<String, Object>(values);
        UnaryOperator<Object> full = value -> value instanceof String text ? inFull(text) : value;
        BY_PLACE.matcher(template)
                .results()
                .map(cited -> cited.group(1))
                .forEach(place -> all.computeIfPresent(place, (name, value) -> full.apply(value)));
        return all;
    }
}
