package org.lian.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.lian.clock.BusinessClock;

/** Moments as the court's own pages write them: to the minute, in Asia/Shanghai. */
public final class Minutes {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessClock.SHANGHAI);

    private Minutes() {}

    public static String of(Instant at) {
        return MINUTE.format(at);
    }
}
