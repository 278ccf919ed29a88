package org.lian.reference;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A correction of the calendar that one person asked for, and what came of it.
 *
 * @param takesBack the correction that it takes back; null for one that enters days
 * @param isTakenBack whether another one takes it back, or waits to
 * @param answeredBy who confirmed it, or withdrew it; null while it waits
 */
public record CalendarWish(
        long id,
        String days,
        String source,
        @Nullable Long takesBack,
        boolean isTakenBack,
        String enteredBy,
        Instant enteredAt,
        State state,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt) {

    /** The standing of a wish. */
    public enum State {
        WAITING("等第二人确认"),
        CONFIRMED("已生效"),
        WITHDRAWN("没有生效，已撤回");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
