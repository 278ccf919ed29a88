package org.lian.web.staff;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.lian.clock.BusinessClock;

/** Moments as the staff's pages write them: to the minute, in Asia/Shanghai. */
final class Minutes {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessClock.SHANGHAI);

    private Minutes() {}

    static String of(Instant at) {
        return MINUTE.format(at);
    }
}
