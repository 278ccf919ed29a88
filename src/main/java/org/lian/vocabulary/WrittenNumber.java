package org.lian.vocabulary;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A number as people write it, understood: blanks between groups, full-width and Chinese digits, a small x. What is no
 * number after that stays as it was written.
 */
public final class WrittenNumber {
    private static final String WORDS = "零一二三四五六七八九";
    private static final String CAPITALS = "〇壹贰叁肆伍陆柒捌玖";
    private static final Pattern TENS = Pattern.compile("([一二三四五六七八九]?)十([一二三四五六七八九]?)");

    private WrittenNumber() {}

    /** The number of an identity card or a business licence: 110101 19520304 002x is 11010119520304002X. */
    public static String id(String written) {
        var plain = plain(written).replaceAll("[-_.·]", "").toUpperCase(Locale.ROOT);
        return plain.matches("[0-9A-Z]{15,18}") ? plain : written;
    }

    /** A telephone: 一三八零零一三八零零零, １３８ ００１３ ８０００ and 138-0013-8000 are 13800138000; 010-12345678 keeps its hyphen. */
    public static String phone(String written) {
        var plain = spoken(plain(written).replaceAll("[—–－]", "-"));
        var digits = plain.replaceAll("[-().]", "");
        if (digits.matches("(?:\\+?86)?1\\d{10}")) {
            return digits.substring(digits.length() - 11);
        }
        return plain.matches("\\+?[0-9()-]{5,25}") ? plain : written;
    }

    /** A sentence with its numbers in one writing: 一三八 0013-8000 reads 13800138000, 十二号 reads 12号. */
    public static String within(String sentence) {
        var tens = TENS.matcher(plain(sentence))
                .replaceAll(found -> (found.group(1).isEmpty() ? "1" : found.group(1))
                        + (found.group(2).isEmpty() ? "0" : found.group(2)));
        return spoken(tens.replaceAll("[—–－]", "-")).replaceAll("(?<=\\d)[-.·,，、()]+(?=\\d)", "");
    }

    private static String plain(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }

    private static String spoken(String text) {
        var digits = new StringBuilder();
        text.chars().forEach(sign -> {
            var at = sign == '幺' ? 1 : sign == '两' ? 2 : Math.max(WORDS.indexOf(sign), CAPITALS.indexOf(sign));
            digits.append(at < 0 ? (char) sign : (char) ('0' + at));
        });
        return digits.toString();
    }
}
