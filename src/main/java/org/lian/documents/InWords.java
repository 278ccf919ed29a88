package org.lian.documents;

import java.time.LocalDate;
import org.lian.vocabulary.Fen;

/** The writing of dates and sums in a court's paper, so that no stroke of the pen changes them. */
public final class InWords {
    private static final String PLAIN = "〇一二三四五六七八九";
    private static final String FORMAL = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿", "万亿"};

    private InWords() {}

    /** 二〇二六年十一月二十七日: the day on which a paper is signed, at its end. */
    public static String date(LocalDate day) {
        var year = new StringBuilder();
        for (var digit : Integer.toString(day.getYear()).toCharArray()) {
            year.append(PLAIN.charAt(digit - '0'));
        }
        return year + "年" + upToNinetyNine(day.getMonthValue()) + "月" + upToNinetyNine(day.getDayOfMonth()) + "日";
    }

    /** 2026年11月27日: every other day that a paper names. */
    public static String day(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** 人民币壹万叁仟捌佰元整; never of a negative sum. */
    public static String money(Fen sum) {
        var fen = sum.value();
        if (fen < 0) {
            throw new IllegalArgumentException("No paper asks for a negative sum: " + sum);
        }
        var yuan = fen / 100;
        var jiao = (int) (fen / 10 % 10);
        var rest = (int) (fen % 10);
        var text = new StringBuilder("人民币");
        if (yuan > 0 || fen == 0) {
            text.append(yuan == 0 ? "零" : whole(yuan)).append("元");
        }
        if (jiao == 0 && rest == 0) {
            return text.append("整").toString();
        }
        if (jiao > 0) {
            text.append(FORMAL.charAt(jiao)).append("角");
        } else if (yuan > 0) {
            text.append("零");
        }
        return rest > 0
                ? text.append(FORMAL.charAt(rest)).append("分").toString()
                : text.append("整").toString();
    }

    private static String whole(long yuan) {
        var text = new StringBuilder();
        var gap = false;
        for (var group = GROUPS.length - 1; group >= 0; group--) {
            var four = (int) (yuan / (long) Math.pow(10_000, group) % 10_000);
            if (four == 0) {
                gap = text.length() > 0;
                continue;
            }
            for (var place = 3; place >= 0; place--) {
                var digit = four / (int) Math.pow(10, place) % 10;
                if (digit == 0) {
                    gap = text.length() > 0;
                    continue;
                }
                text.append(gap ? "零" : "").append(FORMAL.charAt(digit)).append(PLACES[place]);
                gap = false;
            }
            text.append(GROUPS[group]);
            gap = false;
            if (group > 0 && yuan / (long) Math.pow(10_000, group) % 10 == 0) {
                gap = true;
            }
        }
        return text.toString();
    }

    private static String upToNinetyNine(int number) {
        var tens = number / 10;
        var units = number % 10;
        return (tens == 0 ? "" : tens == 1 ? "十" : PLAIN.charAt(tens) + "十")
                + (units == 0 ? "" : String.valueOf(PLAIN.charAt(units)));
    }
}
