package org.lian.story;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.lian.clock.BusinessClock;

/** Moves a court through its calendar; the job executor fires what is due by itself. */
public record CourtClock(BusinessClock clock, int port) {
    /** The court at a moment of Asia/Shanghai, with everybody signed in anew. */
    public Stories at(String local) {
        var real = clock.database();
        clock.moveTo(Duration.between(real, instant(local)));
        return new Stories(port);
    }

    public void realTimeAgain() {
        clock.moveTo(Duration.ZERO);
    }

    public static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(BusinessClock.SHANGHAI).toInstant();
    }

    public static void until(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
