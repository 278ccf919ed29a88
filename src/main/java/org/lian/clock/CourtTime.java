package org.lian.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.CHINA).withZone(BusinessClock.SHANGHAI);
    }
}
