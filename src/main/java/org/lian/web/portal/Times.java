package org.lian.web.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.lian.clock.BusinessClock;

/** Moments as people read them, in Asia/Shanghai. */
final class Times {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy 年 M 月 d 日 HH:mm:ss", Locale.CHINA);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy 年 M 月 d 日 HH:mm", Locale.CHINA);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy 年 M 月 d 日", Locale.CHINA);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M 月 d 日", Locale.CHINA);

    private Times() {}

    static String second(Instant at) {
        return SECOND.format(at.atZone(BusinessClock.SHANGHAI));
    }

    static String minute(Instant at) {
        return MINUTE.format(at.atZone(BusinessClock.SHANGHAI));
    }

    /** The moment of service; of a paper that was handed over only the day is known. */
    static String served(Instant at) {
        var local = at.atZone(BusinessClock.SHANGHAI);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT) ? DATE.format(local) : SECOND.format(local);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String clock(Instant at) {
        return DateTimeFormatter.ISO_LOCAL_TIME.format(
                at.atZone(BusinessClock.SHANGHAI).toLocalTime().truncatedTo(ChronoUnit.SECONDS));
    }

    /** A legal day ends at its 24:00, which the clock calls 00:00 of the next. */
    static String deadline(Instant dueAt) {
        var local = dueAt.atZone(BusinessClock.SHANGHAI);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? DAY.format(local.minusDays(1)) + " 24:00"
                : DAY.format(local) + " " + local.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    }

    /** Whole days from today to the last day of the period; 0 on the last day itself. */
    static long daysLeft(LocalDate today, Instant dueAt) {
        var last = dueAt.minusNanos(1).atZone(BusinessClock.SHANGHAI).toLocalDate();
        return ChronoUnit.DAYS.between(today, last);
    }
}
