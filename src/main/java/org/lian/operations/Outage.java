package org.lian.operations;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which no filing could be accepted: from the last moment that one could, or from the first submission that
 * failed, to the first moment that one could again.
 *
 * @param endedAt null while it lasts
 * @param reasons Chinese, for the certificate; empty when the system did not run
 */
public record Outage(Instant beganAt, @Nullable Instant endedAt, Cause cause, String reasons) {
    /** The reason why nothing was accepted. */
    public enum Cause {
        STOPPED("系统停止运行"),
        NOT_READY("系统运行但不能接收"),
        SUBMISSIONS_FAILED("系统运行但提交不成功");

        private final String label;

        Cause(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** The same by a clock that is so much ahead. */
    Outage later(Duration offset) {
        return new Outage(beganAt.plus(offset), endedAt == null ? null : endedAt.plus(offset), cause, reasons);
    }

    /** Whether some of it lies between two moments. */
    boolean touches(Instant from, Instant to) {
        return beganAt.isBefore(to) && (endedAt == null || endedAt.isAfter(from));
    }
}
