package org.lian.vocabulary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words that nobody types into a text of the court: a long number, an address of the net, a telephone, and that somebody
 * has no remedy. Where money goes and where one asks is filled in by the court's settings, and what remedy there is says
 * the law. It is found however it is written: in any numerals, spaced out, with signs between.
 */
public final class BarredWords {
    private static final Pattern DATE =
            Pattern.compile("(?<![0-9])(?:19|20)\\d\\d([-./])(?:0?[1-9]|1[0-2])\\1(?:0?[1-9]|[12]\\d|3[01])(?![0-9])");
    private static final Pattern TIMES = Pattern.compile(
            "(?<![0-9])(?:[01]?\\d|2[0-4]):[0-5]\\d(?:\\s?[-~—–至到]\\s?(?:[01]?\\d|2[0-4]):[0-5]\\d)?(?![0-9])");
    private static final Pattern SUM = Pattern.compile("(?<![0-9])\\d{1,3}(?:,\\d{3}){1,6}(?:\\.\\d\\d)?\\s?(?=[元万])");

    /** Groups of a card or an account, and figures one by one. */
    private static final String NUMBER_TEXT = "(?<![0-9])(?:"
            + "\\d(?:[\\p{Z}\\s\\-‐-―_~·•/|*+]{0,4}[0-9oil]){7,60}"
            + "|\\d{1,4}(?:[\\p{P}\\p{Z}\\p{S}\\s&&[^{}]]{1,4}\\d{1,4}){2,60}"
            // Said as one sum or as several, without that it is one of money.
            + "|\\d(?:[十百千万亿拾佰仟]{0,2}\\d){7,60}+(?![十百千万亿拾佰仟]{0,2}\\s?(?:元|圆|人民币)))";

    private static final Pattern NUMBER = Pattern.compile(NUMBER_TEXT);
    private static final int SHORTEST_NUMBER = 8;

    private static final Pattern TELEPHONE = Pattern.compile("(?:"
            + spaced("电话|手机|座机|热线|致电|来电|拨打|拨|打给|联系|联络|咨询|tel|phone|传真|短信|呼叫|☎|☏|✆|📞|📱")
            + ")[^0-9。\\n]{0,12}(\\d(?:[\\p{Z}\\s\\-()]{0,2}\\d){4,20})");
    /** Numbers of the public: 110 and the like are shorter. */
    private static final Set<String> PUBLIC = Set.of(
            "12368", "12309", "12315", "12333", "12336", "12337", "12338", "12345", "12348", "12355", "12388", "12389");

    /** A word of letters that are no characters; from its first letter on, so that a long one is walked once. */
    private static final String LATIN = "(?<![\\p{L}\\p{Nd}\\-._&&[^\\p{IsHan}.]])[\\p{L}\\p{Nd}\\-_&&[^\\p{IsHan}]]++";

    private static final Pattern ADDRESS =
            Pattern.compile("h\\s{0,3}t\\s{0,3}t\\s{0,3}p\\s{0,3}s?\\s{0,3}:|ftp\\s{0,3}:|www\\s{0,3}[.。·]|"
                    // A name, its dot however written, and the last part of a name.
                    + LATIN + "\\s{0,3}[\\[(]?\\s{0,3}(?:\\.|。|·|点|丶|dot)"
                    + "\\s{0,3}[])]?\\s{0,3}[\\p{L}&&[^\\p{IsHan}]]{2,}"
                    + "|[.·]\\s{0,3}(?:中国|公司|网络|网址|集团|商城|在线|中文网|我爱你|手机|政务|公益|网店)(?!\\p{IsHan})"
                    + "|" + LATIN + "\\s{0,3}@\\s{0,3}[\\p{L}\\p{Nd}&&[^\\p{IsHan}]]+"
                    + "|(?<![0-9])\\d{1,3}(?:[.。点]\\d{1,3}){3}(?![0-9])");

    private static final Pattern MESSENGER =
            Pattern.compile("(?:" + spaced("微信|薇信|威信|v信|vx|wx|qq|扣扣|钉钉|飞信|telegram|whatsapp|抖音|快手|小红书")
                    + ")(?:公众|群|号码?|名|id|账号|搜索?|加|[:\\s]){0,8}[a-z0-9_\\-]{5,}");

    /** A letter, a blank and a letter that stands alone: what was drawn apart. */
    private static final Pattern DRAWN_APART = Pattern.compile("(?<![a-z0-9])([a-z0-9]) (?=[a-z0-9](?![a-z0-9]))");

    private static final String REMEDY = "(?:上诉|复议|申诉|再审|复核|抗诉|异议|救济)";
    private static final String NO =
            "(?:不得|不能|不可(?!抗)|不许|不准|不允许|不让|不应|不宜|不必|不用|不再|无权|无法|无从|无须|无需|毋须|毋需|毋庸|禁止|严禁|切勿|请勿|谢绝|不予接受|不接受)";
    private static final String BETWEEN = "[再次另行提起出申请进予以对此就单独任何一切向本院上级人民法者您你方其该这项通知裁定决书当事各原被告作的和或及与并也]";
    private static final List<Pattern> REMEDIES = List.of(
            Pattern.compile(NO + BETWEEN + "{0,14}" + REMEDY),
            Pattern.compile(
                    "(?:没有|并无|均无|即无|无|不享有|丧失|失去|放弃|取消|剥夺)了?" + BETWEEN + "{0,8}" + REMEDY + "的?(?:权|机会|途径|可能|渠道|余地)"),
            Pattern.compile(REMEDY + "(?:权|权利|申请|请求|途径|渠道|一律|均|都|即|将|概|已|为|的){0,5}"
                    + "(?:无效|不予受理|不予接受|不予理睬|不予准许|不受理|不接受|不准|不被|作废|免谈|无门|丧失|消灭|终止|取消|关闭)"),
            Pattern.compile(
                    "终局|终审|终裁|最后的(?:裁决|决定|裁定)|最终的?(?:裁决|决定|裁定|判决)|(?:裁决|决定|裁定|判决|通知)书?(?:即|就)?(?:是|为)最终|不可(?:变更|更改|撤销|推翻)"),
            Pattern.compile(
                    "(?:视为|视同|视作|等于|等同于?|当作|当成|推定为?|即为|就是|算作?|作为|按照?|自动|默认)" + "[您你方其当事人申请原被告自动已经主愿行]{0,8}(?:放弃|弃权)"),
            Pattern.compile("视[为同作][您你方其当事人申请原被告自动已经主愿行]{0,8}(?:认可|承认|同意|默认|接受|自认|无异议|没有异议)"),
            Pattern.compile("(?:丧失|失去)(?:了|一切|全部|所有|相应|有关|相关|本案|胜诉|程序|实体|诉讼|申请|的){0,5}权"),
            Pattern.compile("(?:不得|不能|不可以?|不许|不准|不允许|禁止)再?告(?!知|诉|示|诫|状)"),
            Pattern.compile("不服[^。]{0,6}?没有(?:别的|其他|任何)?(?:办法|途径)"),
            Pattern.compile("以[您你方其自愿行]{0,4}(?:放弃|弃权)(?:[^。]{0,4}?)论"),
            Pattern.compile("(?:逾期|过期|过时|届满)[^。]{0,8}?(?:作废|不候|失权|弃权|[即便就均都]放弃|一律放弃|权利消灭)"));
    /** Over a longer way within one sentence, unless it says on the way what one may do. */
    private static final Pattern FAR = Pattern.compile(NO + "(?:(?!可|有权|应当|影响|的|但|而|时)[^。]){0,16}?(?:上诉|复议|申诉|再审)");

    private static final Pattern TOGETHER = Pattern.compile(NO + REMEDY + "|视为放弃");

    private BarredWords() {}

    /** The kind of what is barred. */
    public enum Kind {
        NUMBER("这样的一串号码（八位以上；汉字、全角、隔开写的也算）：账号、电话、证件号码由系统按设置填写，文字里不写。请删掉"),
        TELEPHONE("这样的电话号码：本院的电话由系统按设置填写，文字里不写别的。请删掉"),
        ADDRESS("这样的网址、邮箱或者别处的账号：收到的人会照着去。本院的网站、地址由系统填写，请删掉"),
        REMEDY("：能不能上诉、复议、提出异议，权利是不是放弃，由法律规定，不由文字决定。请删掉");

        private final String told;

        Kind(String told) {
            this.told = told;
        }
    }

    /**
     * One finding.
     *
     * @param words as they read, shortened
     */
    public record Found(Kind kind, String words) {
        /** In Chinese, with what helps. */
        public String message() {
            return "“" + words + "”" + kind.told;
        }
    }

    /** All that is barred of what the court says. */
    public static List<Found> find(String text) {
        var found = new ArrayList<>(contacts(text));
        found.addAll(remedies(text));
        return found;
    }

    /** What reads as barred over the ends of paragraphs or cells. */
    public static List<Found> across(String text) {
        var loose = LooseText.of(text);
        var found = new LinkedHashMap<Kind, String>();
        number(loose).ifPresent(words -> found.put(Kind.NUMBER, words));
        var said = TOGETHER.matcher(LooseText.close(loose));
        if (said.find()) {
            found.put(Kind.REMEDY, said.group());
        }
        return told(found);
    }

    /** Long numbers, telephones and addresses. */
    public static List<Found> contacts(String text) {
        var loose = LooseText.of(text);
        var found = new LinkedHashMap<Kind, String>();
        number(loose).ifPresent(words -> found.put(Kind.NUMBER, words));
        var telephone = TELEPHONE.matcher(LooseText.figures(loose));
        while (telephone.find()) {
            if (!PUBLIC.contains(telephone.group(1))) {
                found.putIfAbsent(Kind.TELEPHONE, loose.substring(telephone.start(), telephone.end()));
            }
        }
        for (var written : List.of(loose, DRAWN_APART.matcher(loose).replaceAll("$1"))) {
            var address = ADDRESS.matcher(written);
            if (address.find()) {
                found.putIfAbsent(Kind.ADDRESS, end(written, address));
            }
        }
        var messenger = MESSENGER.matcher(LooseText.figures(loose));
        if (messenger.find()) {
            found.putIfAbsent(Kind.ADDRESS, end(loose, messenger));
        }
        return told(found);
    }

    /** That somebody has no remedy, or gave his right away. */
    public static List<Found> remedies(String text) {
        var loose = LooseText.of(text);
        var close = LooseText.close(loose);
        for (var pattern : REMEDIES) {
            var said = pattern.matcher(close);
            if (said.find()) {
                return told(Map.of(Kind.REMEDY, said.group()));
            }
        }
        var far = FAR.matcher(LooseText.sentences(loose));
        return far.find() ? told(Map.of(Kind.REMEDY, far.group())) : List.of();
    }

    /** The first number of an account or of somebody, as it is written; a date, an hour and a sum are none. */
    private static Optional<String> number(String loose) {
        var figures = LooseText.figures(loose);
        for (var other : List.of(DATE, TIMES, SUM)) {
            figures = other.matcher(figures)
                    .replaceAll(match -> "□".repeat(match.group().length()));
        }
        var number = NUMBER.matcher(figures.replace('□', '某'));
        while (number.find()) {
            if (number.group().chars().filter(Character::isDigit).count() >= SHORTEST_NUMBER) {
                return Optional.of(loose.substring(number.start(), number.end()).strip());
            }
        }
        return Optional.empty();
    }

    /** Words of which each sign may stand apart from the next. */
    private static String spaced(String words) {
        return words.codePoints()
                .mapToObj(Character::toString)
                .collect(Collectors.joining("\\s{0,2}"))
                .replace("\\s{0,2}|\\s{0,2}", "|");
    }

    private static String end(String loose, Matcher address) {
        return loose.substring(address.start(), Math.min(loose.length(), Math.max(address.end(), address.start() + 12)))
                .strip();
    }

    private static List<Found> told(Map<Kind, String> found) {
        return found.entrySet().stream()
                .map(one -> new Found(one.getKey(), shortened(one.getValue())))
                .toList();
    }

    private static String shortened(String words) {
        return words.length() > 30 ? words.substring(0, 30) + "…" : words;
    }
}
