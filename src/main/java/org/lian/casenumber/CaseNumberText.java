package org.lian.casenumber;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.lian.vocabulary.CaseNumber;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Refusal;

/** The strict reader of case numbers (法〔2015〕137号 2, 4–10), which says what is wrong with one that is none. */
final class CaseNumberText {
    /** The rule is in force since 2016-01-01; older numbers (…字第…号) have another form. */
    private static final int FIRST_YEAR = 2016;

    static final String SPECIALTY = "知";

    private static final Pattern SHAPE = Pattern.compile("([（(])([^（()）]*)([）)])(最高法|[^\\d])(\\d*)(\\D*)(\\d*)(.*)");

    private final int thisYear;
    private final Predicate<CourtCode> courts;
    private final Predicate<String> types;

    CaseNumberText(int thisYear, Predicate<CourtCode> courts, Predicate<String> types) {
        this.thisYear = thisYear;
        this.courts = courts;
        this.types = types;
    }

    CaseNumber parse(String text) {
        if (text.isEmpty()) {
            throw wrong("MISSING", "请填写案号，例如（2026）京0105民初123号");
        }
        if (text.codePoints().anyMatch(CaseNumberText::isBlank)) {
            throw wrong("BLANK", "案号中不能有空格或其他空白、控制字符");
        }
        var parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw wrong("FORMAT", "案号格式应为（年份）法院代字＋类型代字＋编号＋号，例如（2026）京0105民初123号");
        }
        if (parts.group(1).equals("（") != parts.group(3).equals("）")) {
            throw wrong("BRACKETS", "年份两边的括号应同为全角（ ）或同为半角 ( )");
        }
        var year = year(parts.group(2));
        var serial = serial(parts.group(7));
        if (!parts.group(8).equals("号")) {
            throw wrong("FORMAT", "案号应以“号”字结尾");
        }
        return withCourt(year, parts.group(4) + parts.group(5), parts.group(6), serial);
    }

    private CaseNumber withCourt(int year, String beforeType, String rest, int serial) {
        var court = new CourtCode(beforeType);
        if (!courts.test(court)) {
            throw wrong("COURT_CODE", "法院代字“" + beforeType + "”不存在");
        }
        var special = rest.startsWith(SPECIALTY);
        var type = special ? rest.substring(SPECIALTY.length()) : rest;
        if (type.isEmpty() || !types.test(type)) {
            throw wrong("TYPE_CODE", "类型代字“" + type + "”不存在");
        }
        return new CaseNumber(year, court.value(), special ? SPECIALTY : null, type, serial);
    }

    private int year(String digits) {
        if (!digits.matches("\\d{4}")) {
            throw wrong("YEAR", "收案年度应为四位阿拉伯数字");
        }
        var year = Integer.parseInt(digits);
        if (year < FIRST_YEAR || year > thisYear) {
            throw wrong("YEAR", "收案年度应在 " + FIRST_YEAR + " 年至 " + thisYear + " 年之间");
        }
        return year;
    }

    private static int serial(String digits) {
        if (digits.isEmpty()) {
            throw wrong("SERIAL", "缺少案件编号，编号应为半角阿拉伯数字");
        }
        if (digits.startsWith("0")) {
            throw wrong("SERIAL", "案件编号是自然数，不能以 0 开头");
        }
        if (digits.length() > 9) {
            throw wrong("SERIAL", "案件编号过长");
        }
        return Integer.parseInt(digits);
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT;
    }

    private static Refusal wrong(String code, String message) {
        return Refusal.invalid("text", code, message);
    }
}
