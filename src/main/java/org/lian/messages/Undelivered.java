package org.lian.messages;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.FilingId;

/**
 * A message that no channel took: a person tells it.
 *
 * @param reference case number or number of the receipt
 * @param phone masked
 * @param lastError the kind of the last failure
 */
public record Undelivered(
        UUID id,
        FilingId filing,
        String reference,
        String title,
        String phone,
        Instant at,
        @Nullable String channel,
        @Nullable String lastError) {}
