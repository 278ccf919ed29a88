package org.lian.web.admission;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** How long a body may take: so long in any case, and what it brought at the slowest rate that is still waited for. */
@Component
class Pace {
    private final Duration patience;
    private final long bytesPerSecond;

    Pace(
            @Value("${lian.admission.body-patience:15s}") Duration patience,
            @Value("${lian.admission.body-slowest:20KB}") DataSize perSecond) {
        this.patience = patience;
        this.bytesPerSecond = Math.max(1, perSecond.toBytes());
    }

    /** Whether a body that brought so much in this time is still waited for. */
    boolean keeps(long bytes, Duration since) {
        return since.compareTo(patience.plusMillis(bytes * 1000 / bytesPerSecond)) <= 0;
    }
}
