package org.lian.clock;

import java.time.Instant;

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
        long nanosAfter) {}
