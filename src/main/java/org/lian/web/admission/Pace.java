package org.lian.web.admission;

import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The time that a body may take: so long in any case, and what it brought at the slowest rate that is still waited for.
 */
@Component
class Pace {
    /** By then a body that holds a thread has brought something. */
    static final Duration BEGINNING = Duration.ofSeconds(2);

    private final Duration patience;
    private final long bytesPerSecond;

    Pace(AdmissionSettings settings) {
        this.patience = settings.bodyPatience();
        this.bytesPerSecond = Math.max(1, settings.bodySlowest().toBytes());
    }

    /** Whether a body that brought so much in this time has begun, or still may. */
    boolean begins(long bytes, Duration since) {
        return bytes > 0 || since.compareTo(BEGINNING) <= 0;
    }

    /** Whether a body that brought so much in this time is still waited for. */
    boolean keeps(long bytes, Duration since) {
        return since.compareTo(patience.plusMillis(bytes * 1000 / bytesPerSecond)) <= 0;
    }
}
