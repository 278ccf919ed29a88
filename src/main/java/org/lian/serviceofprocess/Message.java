package org.lian.serviceofprocess;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.FilingId;

/** A served document as its addressee reads it. */
public record Message(
        UUID id,
        FilingId filing,
        String document,
        String title,
        String text,
        Instant servedAt,
        @Nullable Instant readAt,
        String basis) {}
