package org.lian.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** 日期和时间的写法: every way in which the court writes a day or a moment, in Asia/Shanghai, and a moment for a column. */
public final class CourtTime {
    /** As the filer's pages, notices and papers write: 2026 年 3 月 1 日. */
    public static final DateTimeFormatter DAY = pattern("yyyy 年 M 月 d 日");

    public static final DateTimeFormatter DAY_OF_THIS_YEAR = pattern("M 月 d 日");
    public static final DateTimeFormatter MINUTE = pattern("yyyy 年 M 月 d 日 HH:mm");
    public static final DateTimeFormatter SECOND = pattern("yyyy 年 M 月 d 日 HH:mm:ss");

    /** As a narrow column of the desk writes: 2026年3月1日. */
    public static final DateTimeFormatter CLOSE_DAY = pattern("yyyy年M月d日");

    public static final DateTimeFormatter CLOSE_DAY_OF_THIS_YEAR = pattern("M月d日");
    public static final DateTimeFormatter CLOSE_MINUTE = pattern("yyyy年M月d日 HH:mm");
    public static final DateTimeFormatter CLOSE_MINUTE_OF_THIS_YEAR = pattern("M月d日 HH:mm");

    /** 2026年3月1日（周日）, where a period is counted. */
    public static final DateTimeFormatter WEEKDAY = pattern("yyyy年M月d日（EEE）");

    /** 9时5分3秒, behind the date of a receipt. */
    public static final DateTimeFormatter SECOND_OF_DAY = pattern("H时m分s秒");

    /** 9时05分, behind the date of a period that is counted by the hour. */
    public static final DateTimeFormatter MINUTE_OF_DAY = pattern("H时mm分");

    /** As lists, files and staff pages write: 2026-03-01. */
    public static final DateTimeFormatter ISO_DAY = pattern("yyyy-MM-dd");

    public static final DateTimeFormatter ISO_MINUTE = pattern("yyyy-MM-dd HH:mm");
    public static final DateTimeFormatter ISO_SECOND = pattern("yyyy-MM-dd HH:mm:ss");

    /** 20260301, inside of numbers. */
    public static final DateTimeFormatter DIGITS = pattern("yyyyMMdd");

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate END = LocalDate.of(2200, 1, 1);

    private CourtTime() {}

    /** A moment as a column of the database takes it. */
    public static OffsetDateTime column(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    /** A moment as the API writes it: with Shanghai's offset. */
    public static OffsetDateTime local(Instant at) {
        return at.atZone(BusinessClock.SHANGHAI).toOffsetDateTime();
    }

    /** The court's day on which a moment lies. */
    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, BusinessClock.SHANGHAI);
    }

    /**
     * A day as somebody typed it, 2026-11-28.
     *
     * @throws DateTimeParseException for anything else, and for a day outside the years in which a court can have one
     */
    public static LocalDate typedDay(String typed) {
        var day = LocalDate.parse(typed.strip());
        return requireOurs(isOurs(day), typed, day);
    }

    /**
     * A moment as it stands in an address or a cursor, 2026-11-28T01:02:03Z.
     *
     * @throws DateTimeParseException as for a day
     */
    public static Instant typedMoment(String typed) {
        var at = Instant.parse(typed);
        return requireOurs(!at.isBefore(start(FIRST)) && at.isBefore(start(END)), typed, at);
    }

    /**
     * A moment with its offset, as a caller of the API writes it, 2026-11-28T09:00:00+08:00.
     *
     * @throws DateTimeParseException as for a day
     */
    public static Instant typedOffsetMoment(String typed) {
        var at = OffsetDateTime.parse(typed);
        return requireOurs(isOurs(at.toLocalDate()), typed, at.toInstant());
    }

    private static boolean isOurs(LocalDate day) {
        return !day.isBefore(FIRST) && day.isBefore(END);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(BusinessClock.SHANGHAI).toInstant();
    }

    private static <T> T requireOurs(boolean ours, String typed, T read) {
        if (!ours) {
            throw new DateTimeParseException("outside the years of a court", typed, 0);
        }
        return read;
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.CHINA).withZone(BusinessClock.SHANGHAI);
    }
}
