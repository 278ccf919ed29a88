package org.lian.web;

import java.time.Instant;
import org.lian.clock.CourtTime;

/** Moments as the court's own pages write them: to the minute, in Asia/Shanghai. */
public final class Minutes {

    private Minutes() {}

    public static String of(Instant at) {
        return CourtTime.ISO_MINUTE.format(at);
    }
}
