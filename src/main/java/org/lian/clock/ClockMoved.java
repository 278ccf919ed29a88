package org.lian.clock;

import java.time.Duration;

/** The demo's clock now runs {@code offset} ahead of the database's (negative: behind). */
public record ClockMoved(Duration offset) {}
