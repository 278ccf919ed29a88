package org.lian.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message that was given up after its last attempt; an administrator may send it once more. */
public record DeadLetter(
        long id,
        String topic,
        String aggregate,
        int attempts,
        Instant endedAt,
        @Nullable String lastError) {}
