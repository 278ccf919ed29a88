package org.lian.supervision;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.lian.clock.BusinessClock;

/** Days in Asia/Shanghai, the last one included. */
public record ReportPeriod(LocalDate from, LocalDate to) {
    public static ReportPeriod day(LocalDate day) {
        return new ReportPeriod(day, day);
    }

    /** From Monday until the day. */
    public static ReportPeriod week(LocalDate day) {
        return new ReportPeriod(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), day);
    }

    /** From the first of the month until the day. */
    public static ReportPeriod month(LocalDate day) {
        return new ReportPeriod(day.withDayOfMonth(1), day);
    }

    boolean has(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    public Instant start() {
        return from.atStartOfDay(BusinessClock.SHANGHAI).toInstant();
    }

    /** The first moment that is no more of it. */
    public Instant end() {
        return to.plusDays(1).atStartOfDay(BusinessClock.SHANGHAI).toInstant();
    }
}
