package org.lian.vocabulary;

import java.time.Instant;
import java.util.UUID;

/** The place of a row in a list by time: the part that follows begins behind it, whatever came in since. */
public record Mark(Instant at, String id) {
    /** The id of a row that has such a one; whatever else stands behind no row of ours. */
    public UUID uuid() {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notOurs) {
            throw Refusal.invalid("cursor", "UNKNOWN", "cursor 应原样使用上一页返回的 nextCursor");
        }
    }

    /** The number of a row that has one. */
    public long number() {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException notOurs) {
            throw Refusal.invalid("cursor", "UNKNOWN", "cursor 应原样使用上一页返回的 nextCursor");
        }
    }
}
