package org.lian.deadlines;

import java.time.Instant;
import org.lian.reference.Holidays;
import org.lian.reference.TimeLimits;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 期间: when a statutory or court-set period ends, with the count that shows why. */
@Component
public class Deadlines {
    private static final String CIVIL_COUNTING = "民事诉讼法第八十五条";
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final TimeLimits timeLimits;
    private final Holidays holidays;

    Deadlines(TimeLimits timeLimits, Holidays holidays) {
        this.timeLimits = timeLimits;
        this.holidays = holidays;
    }

    /** The end of the statutory period {@code kind}, an id of deadlines.csv, that {@code start} sets going. */
    public Deadline from(String kind, Instant start) {
        var limit = timeLimits
                .find(kind)
                .orElseThrow(() -> Refusal.invalid("kind", "UNKNOWN", "没有这种期间，请使用期限表中的编号，例如 civil.filing.review"));
        return count(
                new Period(
                        limit.length(),
                        TimeUnit.valueOf(limit.unit()),
                        limit.rolls(),
                        limit.basis(),
                        limit.countingBasis()),
                start);
    }

    /** The end of a period that the court set or a table gives: {@code days} of {@code unit}. */
    public Deadline days(int days, TimeUnit unit, Instant start, String basis) {
        return count(new Period(days, unit, unit != TimeUnit.HOUR, basis, CIVIL_COUNTING), start);
    }

    /**
     * The instant from which exactly {@code workingDays} working days are left until {@code dueAt}: for a due time at
     * the end of a day and 1, the beginning of the last working day.
     */
    public Deadline workingDaysBefore(Instant dueAt, int workingDays) {
        requirePlausible(dueAt);
        return new PeriodCount(holidays.calendar()).countBack(dueAt, workingDays, "期限预警");
    }

    private Deadline count(Period period, Instant start) {
        requirePlausible(start);
        return new PeriodCount(holidays.calendar()).count(period, start);
    }

    private static void requirePlausible(Instant start) {
        if (start.isBefore(EARLIEST) || start.isAfter(LATEST)) {
            throw Refusal.invalid("start", "OUT_OF_RANGE", "起算时间应在 1990 年至 2199 年之间");
        }
    }
}
