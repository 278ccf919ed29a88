package org.lian.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A correction of the calendar, and how far the open periods were counted anew.
 *
 * @param former the changed days as they stood before; empty for one that was a day like any other
 * @param after the last filing that was looked at
 * @param seen filings looked at
 * @param postponed filings of which a period ends later now
 * @param leftAlone filings that could not be counted, for people to look at
 * @param endedAt null while it goes on
 */
public record CalendarChange(
        long id,
        Instant enteredAt,
        String source,
        Map<LocalDate, Optional<CourtCalendar.Day>> former,
        @Nullable UUID after,
        int seen,
        int postponed,
        int leftAlone,
        @Nullable Instant endedAt) {

    /** The marked days as they were before this change. */
    Map<LocalDate, CourtCalendar.Day> undoneIn(Map<LocalDate, CourtCalendar.Day> days) {
        var before = new HashMap<>(days);
        former.forEach((day, stood) -> stood.ifPresentOrElse(was -> before.put(day, was), () -> before.remove(day)));
        return before;
    }
}
