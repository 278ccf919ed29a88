package org.lian.vocabulary;

/** 法律依据: where a rule, a refusal or a period comes from, for example 民事诉讼法 第一百二十六条. */
public record LegalBasis(String text) {
    private static final String[] DIGITS = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

    /** The article of a law, 1 to 999. */
    public static LegalBasis of(String law, int article) {
        return new LegalBasis(law + "第" + chinese(article) + "条");
    }

    private static String chinese(int number) {
        var hundreds = number / 100;
        var tens = number / 10 % 10;
        var units = number % 10;
        var text = new StringBuilder();
        if (hundreds > 0) {
            text.append(DIGITS[hundreds]).append("百");
        }
        if (tens > 0) {
            text.append(tens == 1 && hundreds == 0 ? "" : DIGITS[tens]).append("十");
        } else if (hundreds > 0 && units > 0) {
            text.append("零");
        }
        return text.append(DIGITS[units]).toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
