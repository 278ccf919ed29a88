package org.lian.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A sealed stretch of the log: the signed header (canonical JSON) and its signature in Base64. */
record Block(long number, String header, byte[] hash, String signature, long lastPosition) {
    /** Says in the header whose time {@code sealedAt} is. Blocks of earlier releases, which a demo's offset moved, do not. */
    static final String CLOCK = "clock";

    static final String DATABASE = "database";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** When it was sealed, by the database's clock; null for a block of an earlier release. */
    @Nullable
    Instant sealedAt() {
        try {
            var signed = JSON.readTree(header);
            return signed.path(CLOCK).asText().equals(DATABASE)
                    ? Instant.parse(signed.path("sealedAt").asText())
                    : null;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Block " + number + " has no readable header", e);
        }
    }
}
