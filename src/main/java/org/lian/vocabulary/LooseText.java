package org.lian.vocabulary;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text as people read it whatever signs it is typed with: full width, other forms of a sign, traditional characters and
 * what nobody sees make no difference. For comparing alone; it is never shown as what somebody wrote.
 */
final class LooseText {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Mn}\\p{Me}\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern PLACE = Pattern.compile("\\{{1,3}[^{}]{0,60}}{1,3}");
    private static final Pattern SENTENCE_END = Pattern.compile("[。;!?\\n]+");

    private static final String TRADITIONAL =
            "訴復複覆議終審視為爲賬帳帐號匯戶銀轉權無許準異請後棄內過應決電話網願認當進經徵證沒嚴謝絕喪剝奪機會動餘徑變銷屆滿處罰給對書訟單獨級項這們據論為聯繫諮詢綫線熱撥點";
    private static final String SIMPLIFIED =
            "诉复复复议终审视为为账账账号汇户银转权无许准异请后弃内过应决电话网愿认当进经征证没严谢绝丧剥夺机会动余径变销届满处罚给对书讼单独级项这们据论为联系咨询线线热拨点";

    /** Several blanks, or one mark again and again, part no more than one does. */
    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\t\\r]{2,}");

    private static final Pattern REPEATED = Pattern.compile("([\\p{P}\\p{S}&&[^{}]])\\1{2,}");

    /** Figures by their value, the one before the next. */
    private static final String[] FIGURES = {"〇零○◯洞", "一壹弌幺", "二贰貳弍两", "三叁參叄弎", "四肆", "五伍", "六陆陸", "七柒拐", "八捌", "九玖勾"};

    private LooseText() {}

    /** In the commonest form of each sign, small letters, with its blanks and marks. */
    static String of(String written) {
        var text = UNSEEN.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        var plain = new StringBuilder(text.length());
        PlainText.of(text).codePoints().forEach(sign -> {
            var at = TRADITIONAL.indexOf(sign);
            plain.appendCodePoint(at < 0 ? sign : SIMPLIFIED.charAt(at));
        });
        return REPEATED.matcher(BLANKS.matcher(plain).replaceAll(" ")).replaceAll("$1");
    }

    /** With each figure as 0 to 9, in whichever numerals it is written. */
    static String figures(String loose) {
        var figures = new StringBuilder(loose.length());
        loose.codePoints().forEach(sign -> figures.appendCodePoint(figure(sign)));
        return figures.toString();
    }

    private static int figure(int sign) {
        if (Character.isDigit(sign)) {
            return '0' + Character.digit(sign, 10);
        }
        if (Character.getType(sign) == Character.OTHER_NUMBER || Character.getType(sign) == Character.LETTER_NUMBER) {
            // ❶, 〡 and the like, which have no commoner form.
            var worth = Character.getNumericValue(sign);
            return 0 <= worth && worth <= 9 ? '0' + worth : sign;
        }
        for (var value = 0; value < FIGURES.length; value++) {
            if (FIGURES[value].indexOf(sign) >= 0) {
                return '0' + value;
            }
        }
        return sign;
    }

    /** Letters and figures alone, without places; nothing between two words. */
    static String close(String loose) {
        return PLACE.matcher(loose).replaceAll("").replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Letters and figures of each sentence, a full stop after each. */
    static String sentences(String loose) {
        return SENTENCE_END
                .matcher(PLACE.matcher(loose).replaceAll(""))
                .replaceAll("。")
                .replaceAll("[^\\p{L}\\p{N}。]", "");
    }
}
