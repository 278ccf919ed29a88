package org.lian.web.admission;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.convert.DurationStyle;

/** The places of an errand, so many at once, so many waiting, each no longer than that. */
class Places {
    private final Semaphore free;
    private final int atOnce;
    private final int waiting;
    private final Duration patience;

    private Places(int atOnce, int waiting, Duration patience) {
        this.free = new Semaphore(atOnce, true);
        this.atOnce = atOnce;
        this.waiting = waiting;
        this.patience = patience;
    }

    /** Written as {@code 6 200 20s}. */
    static Places of(String setting) {
        var parts = setting.strip().split("\\s+");
        if (parts.length != 3) {
            throw new IllegalArgumentException("同时数、等候数、最长等候时间，用空格隔开，例如 6 200 20s：" + setting);
        }
        return new Places(
                Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), DurationStyle.detectAndParse(parts[2]));
    }

    boolean enter() {
        if (free.tryAcquire()) {
            return true;
        }
        if (free.getQueueLength() >= waiting) {
            return false;
        }
        try {
            return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        free.release();
    }

    /** Those inside and those who wait: each holds a thread. */
    int people() {
        return atOnce + waiting;
    }

    int left() {
        return free.availablePermits();
    }
}
