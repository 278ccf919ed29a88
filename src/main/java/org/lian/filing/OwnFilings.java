package org.lian.filing;

import org.jspecify.annotations.Nullable;

/**
 * The terms by which somebody looks through his own filings; what is null does not narrow.
 *
 * @param waiting those alone in which it is his turn
 * @param cause the code of a cause
 */
public record OwnFilings(
        boolean waiting,
        @Nullable FilingStatus status,
        @Nullable String cause) {
    /** All of them. */
    public static final OwnFilings ALL = new OwnFilings(false, null, null);

    /** The number of those of a status and a cause. */
    public record Held(FilingStatus status, @Nullable String cause, int number) {}
}
