package org.lian.vocabulary;

import java.util.UUID;

/** The id of a 立案申请; random, so that nobody guesses another's. Also the business key of its processes. */
public record FilingId(UUID value) {
    public static FilingId random() {
        return new FilingId(UUID.randomUUID());
    }

    /** Reads the canonical text; whatever else is no filing of ours. */
    public static FilingId of(String text) {
        try {
            return new FilingId(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            throw Refusal.notFound("没有找到这件立案申请");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
