package org.lian.supervision;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.lian.clock.BusinessClock;

/** Days in Asia/Shanghai, the last one included. */
public record Period(LocalDate from, LocalDate to) {
    public static Period day(LocalDate day) {
        return new Period(day, day);
    }

    /** From Monday until the day. */
    public static Period week(LocalDate day) {
        return new Period(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), day);
    }

    /** From the first of the month until the day. */
    public static Period month(LocalDate day) {
        return new Period(day.withDayOfMonth(1), day);
    }

    Instant start() {
        return from.atStartOfDay(BusinessClock.SHANGHAI).toInstant();
    }

    /** The first moment that is no more of it. */
    Instant end() {
        return to.plusDays(1).atStartOfDay(BusinessClock.SHANGHAI).toInstant();
    }
}
