package org.lian.process.automatic;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Predicate;
import org.lian.clock.BusinessClock;

/** Minutes in which somebody of the court can look: from nine to five (UTC+8) on working days. */
final class CourtMinutes {
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 0);

    private CourtMinutes() {}

    /** The end of a wait that begins now; a wait that no minute is left for goes on the next working day. */
    static Instant after(Instant now, Duration wait, Predicate<LocalDate> isWorkingDay) {
        var begins = now.atZone(BusinessClock.SHANGHAI);
        var left = wait;
        for (var day = begins.toLocalDate(); ; day = day.plusDays(1)) {
            if (!isWorkingDay.test(day)) {
                continue;
            }
            var opens = day.atTime(OPENS).atZone(BusinessClock.SHANGHAI);
            var from = begins.isAfter(opens) ? begins : opens;
            var open = Duration.between(from, day.atTime(CLOSES).atZone(BusinessClock.SHANGHAI));
            if (open.compareTo(left) >= 0) {
                return from.plus(left).toInstant();
            }
            left = open.isNegative() ? left : left.minus(open);
        }
    }
}
