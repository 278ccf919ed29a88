package org.lian.clock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a reading of the database's clock can be a date of the law. The node's wall says the same; it is not
 * earlier than any moment that is known to be past; and since the reading before as much time went by as the node
 * counted.
 */
class ClockComparison {
    static final String APART = "数据库与本机的时钟不一致";
    static final String FELL = "数据库的时钟被拨回";
    static final String JUMPED = "时钟刚刚被拨快";
    static final String PATH = "数据库连接的搜索路径（search_path）不是立案系统的";

    /** Machines that slept are believed after so long in step. */
    private static final Duration IN_STEP = Duration.ofMinutes(1);

    private final Duration tolerance;
    private final String searchPath;
    private Instant past = Instant.MIN;
    private @Nullable ClockReading believed;

    /** Where a step began that was longer than the node counted; null: there was none since the last belief. */
    private @Nullable ClockReading stepped;

    ClockComparison(Duration tolerance, String searchPath) {
        this.tolerance = tolerance;
        this.searchPath = searchPath;
    }

    synchronized Instant past() {
        return past;
    }

    /** A moment that the database's clock has passed. */
    synchronized void notBefore(Instant moment) {
        if (moment.isAfter(past)) {
            past = moment;
        }
    }

    /** Chinese: what is wrong with the reading; null when it can be believed. */
    synchronized @Nullable String trouble(ClockReading reading) {
        if (!reading.searchPath().equals(searchPath)) {
            return PATH;
        }
        if (reading.database().isBefore(reading.wallBefore().minus(tolerance))
                || reading.database().isAfter(reading.wallAfter().plus(tolerance))) {
            return APART;
        }
        if (reading.database().plus(tolerance).isBefore(reading.past())) {
            return FELL;
        }
        if (!inStep(reading)) {
            return JUMPED;
        }
        believed = reading;
        notBefore(reading.database());
        return null;
    }

    private boolean inStep(ClockReading reading) {
        if (believed == null || follows(believed, reading)) {
            stepped = null;
            return true;
        }
        if (stepped == null || !follows(stepped, reading)) {
            stepped = reading;
        }
        return reading.nanosBefore() - stepped.nanosAfter() > IN_STEP.toNanos();
    }

    /** No more time went by than the node counted; readings at the same time say nothing of each other. */
    private boolean follows(ClockReading before, ClockReading reading) {
        var counted = Duration.ofNanos(reading.nanosAfter() - before.nanosBefore());
        return reading.nanosBefore() < before.nanosAfter()
                || Duration.between(before.database(), reading.database()).compareTo(counted.plus(tolerance)) <= 0;
    }
}
