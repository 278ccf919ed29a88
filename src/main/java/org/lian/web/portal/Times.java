package org.lian.web.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;

/** Moments as people read them, in Asia/Shanghai. */
final class Times {

    private Times() {}

    static String second(Instant at) {
        return CourtTime.SECOND.format(at);
    }

    static String minute(Instant at) {
        return CourtTime.MINUTE.format(at);
    }

    /** The moment of service; of a paper that was handed over only the day is known. */
    static String served(Instant at) {
        var local = at.atZone(BusinessClock.SHANGHAI);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? CourtTime.DAY.format(local)
                : CourtTime.SECOND.format(local);
    }

    static String day(LocalDate day) {
        return CourtTime.DAY_OF_THIS_YEAR.format(day);
    }

    static String clock(Instant at) {
        return DateTimeFormatter.ISO_LOCAL_TIME.format(
                at.atZone(BusinessClock.SHANGHAI).toLocalTime().truncatedTo(ChronoUnit.SECONDS));
    }

    /** A legal day ends at its 24:00, which the clock calls 00:00 of the next. */
    static String deadline(Instant dueAt) {
        var local = dueAt.atZone(BusinessClock.SHANGHAI);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? CourtTime.DAY_OF_THIS_YEAR.format(local.minusDays(1)) + " 24:00"
                : CourtTime.DAY_OF_THIS_YEAR.format(local) + " "
                        + local.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    }

    /** Whole days from today to the last day of the period; 0 on the last day itself. */
    static long daysLeft(LocalDate today, Instant dueAt) {
        var last = dueAt.minusNanos(1).atZone(BusinessClock.SHANGHAI).toLocalDate();
        return ChronoUnit.DAYS.between(today, last);
    }
}
