package org.lian.identity;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The check digits of 居民身份证 (GB 11643) and 统一社会信用代码 (GB 32100 with GB 11714 inside). */
public final class Identifiers {
    private static final Pattern RESIDENT = Pattern.compile("[1-9]\\d{16}[0-9X]");
    /** The first two digits by GB/T 2260, and 81, 82, 83 of 港澳台居民居住证: a county may be gone, its province is not. */
    private static final Pattern RESIDENT_PROVINCE =
            Pattern.compile("(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]).*");

    private static final int[] RESIDENT_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String RESIDENT_CHECK = "10X98765432";
    private static final DateTimeFormatter BIRTH =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private static final String USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] USCC_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private Identifiers() {}

    /** The verdict on a number: valid, or the reason in Chinese. */
    public record Verdict(boolean valid, @Nullable String reason) {
        private static final Verdict VALID = new Verdict(true, null);

        private static Verdict invalid(String reason) {
            return new Verdict(false, reason);
        }
    }

    /**
     * 18 digits with an upper-case X at most at the end; 15-digit numbers are out since 2013. Nobody is born after
     * {@code today}.
     */
    public static Verdict residentId(String value, LocalDate today) {
        if (!RESIDENT.matcher(value).matches()) {
            return Verdict.invalid(value.endsWith("x") ? "末位的 x 须大写" : "身份证号码应为 18 位，末位为数字或大写 X");
        }
        if (!RESIDENT_PROVINCE.matcher(value).matches()) {
            return Verdict.invalid("号码前两位不是哪个省、自治区、直辖市的代码");
        }
        LocalDate birth;
        try {
            birth = LocalDate.parse(value.substring(6, 14), BIRTH);
        } catch (DateTimeParseException noSuchDay) {
            return Verdict.invalid("号码中的出生日期不存在");
        }
        if (birth.getYear() < 1850 || birth.isAfter(today)) {
            return Verdict.invalid("号码中的出生日期不合理");
        }
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += (value.charAt(i) - '0') * RESIDENT_WEIGHTS[i];
        }
        return RESIDENT_CHECK.charAt(sum % 11) == value.charAt(17) ? Verdict.VALID : Verdict.invalid("校验位不符");
    }

    public static Verdict uscc(String value) {
        if (value.length() != 18) {
            return Verdict.invalid("统一社会信用代码应为 18 位");
        }
        var sum = 0;
        for (var i = 0; i < 18; i++) {
            var position = USCC_ALPHABET.indexOf(value.charAt(i));
            if (position < 0) {
                return Verdict.invalid("含有不允许的字符（不用小写字母和 I、O、S、V、Z）");
            }
            if (i < 17) {
                sum += position * USCC_WEIGHTS[i];
            }
        }
        if (USCC_ALPHABET.charAt((31 - sum % 31) % 31) != value.charAt(17)) {
            return Verdict.invalid("校验位不符");
        }
        return organisationCode(value.substring(8, 17)) ? Verdict.VALID : Verdict.invalid("第 9 至 17 位的组织机构代码校验位不符");
    }

    private static boolean organisationCode(String code) {
        var sum = 0;
        for (var i = 0; i < 8; i++) {
            sum += Character.getNumericValue(code.charAt(i)) * ORGANISATION_WEIGHTS[i];
        }
        var check = 11 - sum % 11;
        var expected = check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
        return code.charAt(8) == expected;
    }
}
