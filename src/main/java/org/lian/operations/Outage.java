package org.lian.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which no filing could be accepted: from the last moment that one could to the first moment that one could
 * again.
 *
 * @param endedAt null while it lasts
 * @param reasons Chinese, for the certificate; empty when the system did not run
 */
public record Outage(Instant beganAt, @Nullable Instant endedAt, Cause cause, String reasons) {
    /** Why nothing was accepted. */
    public enum Cause {
        STOPPED("系统停止运行"),
        NOT_READY("系统运行但不能接收");

        private final String label;

        Cause(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
