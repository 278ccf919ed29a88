package org.lian.idempotency;

import org.jspecify.annotations.Nullable;

/** What went back over the wire, byte for byte. */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record KeptAnswer(int status, @Nullable String mediaType, byte[] body) {
    boolean isSuccess() {
        return status / 100 == 2;
    }
}
