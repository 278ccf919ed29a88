package org.lian.web;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.WrittenSum;

/** Amounts as people write them: yuan in a text field, 大写 beside it. Exact, never a floating number. */
public final class Yuan {
    private static final String[] DIGITS = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿", "万亿"};

    private Yuan() {}

    /** 100,000 or １０００００.５ 元 or 10万 or 3w or 2k or 五十万 or nothing, in fen; what cannot be read is a fault of the field. */
    public static @Nullable Long fen(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return WrittenSum.fen(text).orElseThrow(() -> unreadable(field, text));
    }

    private static Refusal unreadable(String field, String text) {
        if (WrittenSum.isMisgrouped(text)) {
            return Refusal.invalid(
                    field, "AMOUNT_COMMA", "“" + text.strip() + "”里的逗号不是三位一组，看不出是多少：请不写逗号，小数用点，例如 5000、50.5");
        }
        var about = WrittenSum.about(text);
        if (about.isPresent()) {
            return Refusal.invalid(
                    field,
                    "AMOUNT_ABOUT",
                    "“" + text.strip() + "”不是准确的数。按 " + text(about.get()) + " 元填吗？是的，改写成 " + text(about.get())
                            + "；不是的，写准确的数");
        }
        var vague = WrittenSum.vague(text);
        if (!vague.isEmpty()) {
            return Refusal.invalid(
                    field, "AMOUNT_VAGUE", "“" + vague.get(0) + "”不是准确的数，请写到元，只写一个，例如 43500；还算不清的，先写算得清的部分");
        }
        return Refusal.invalid(field, "AMOUNT_UNREADABLE", "金额请写数字，最多到分，例如 100000、100000.50、10万或者五十万");
    }

    /** For the text field: without separators, without empty decimals. */
    public static String text(@Nullable Long fen) {
        if (fen == null) {
            return "";
        }
        var yuan = BigDecimal.valueOf(fen, 2);
        return fen % 100 == 0 ? yuan.toBigInteger().toString() : yuan.toPlainString();
    }

    /** 1,150.00, with a real minus for what is taken off. */
    public static String shown(long fen) {
        return new Fen(fen).inYuan().replace('-', '−');
    }

    /** 大写, for example 壹拾万零伍元整, 壹佰元零伍分. */
    public static String capitals(long fen) {
        if (fen < 0) {
            return "负" + capitals(-fen);
        }
        var text = new StringBuilder();
        var yuan = fen / 100;
        if (yuan > 0 || fen == 0) {
            text.append(yuan == 0 ? "零" : integer(yuan)).append("元");
        }
        var jiao = (int) (fen / 10 % 10);
        var cents = (int) (fen % 10);
        if (jiao == 0 && cents == 0) {
            return text.append("整").toString();
        }
        if (jiao > 0) {
            text.append(DIGITS[jiao]).append("角");
        } else if (yuan > 0) {
            text.append("零");
        }
        return cents > 0
                ? text.append(DIGITS[cents]).append("分").toString()
                : text.append("整").toString();
    }

    private static String integer(long number) {
        var text = new StringBuilder();
        var digits = Long.toString(number);
        var zero = false;
        for (var i = 0; i < digits.length(); i++) {
            var place = digits.length() - 1 - i;
            var digit = digits.charAt(i) - '0';
            if (digit == 0) {
                zero = true;
            } else {
                text.append(zero ? "零" : "").append(DIGITS[digit]).append(PLACES[place % 4]);
                zero = false;
            }
            if (place % 4 == 0 && place > 0 && hasDigit(digits, i)) {
                // 万亿 is written 万 within the 亿 group that follows.
                var group = GROUPS[place / 4];
                text.append(group.equals("万亿") && hasDigit(digits, i + 4) ? "万" : group);
            }
        }
        return text.toString();
    }

    /** Is any of the four digits that end here other than zero? */
    private static boolean hasDigit(String digits, int last) {
        var group = digits.substring(Math.max(0, last - 3), Math.min(digits.length(), last + 1));
        return group.chars().anyMatch(digit -> digit != '0');
    }
}
