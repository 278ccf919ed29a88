package org.lian.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One look at the database's clock between two looks at the node's own: the wall's and the one that only counts on.
 *
 * @param searchPath of the connection that answered
 * @param past a moment that was known to be past before the look
 */
record ClockReading(
        Instant database,
        String searchPath,
        Instant past,
        Instant wallBefore,
        Instant wallAfter,
        long nanosBefore,
        long nanosAfter) {
    /** For so long the node counts on from a reading that was believed. */
    static final Duration COUNTED_ON = Duration.ofSeconds(1);

    /** The database's time at a moment of the node's counter, never ahead of it: counted from when the answer was here. */
    Instant countedOn(long nanos) {
        return database.plus(Duration.ofNanos(nanos - nanosAfter).truncatedTo(ChronoUnit.MICROS));
    }

    /** Whether one may still count on from it. */
    boolean isRecent(long nanos) {
        return nanos - nanosAfter < COUNTED_ON.toNanos();
    }

    /** What to count on from: an answer that came late does not set the time back by its delay. */
    static ClockReading later(@Nullable ClockReading before, ClockReading fresh, long nanos) {
        return before != null
                        && before.isRecent(nanos)
                        && before.countedOn(nanos).isAfter(fresh.countedOn(nanos))
                ? before
                : fresh;
    }
}
