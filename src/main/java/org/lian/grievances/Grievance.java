package org.lian.grievances;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;

/**
 * 投诉: about the court's work on a filing.
 *
 * @param text what the filer wrote, opened
 * @param answer what the court answered; null until then
 */
public record Grievance(
        UUID id,
        FilingId filing,
        CourtCode court,
        String accountId,
        String text,
        Instant receivedAt,
        Instant dueAt,
        String dueBasis,
        @Nullable String answer,
        @Nullable Instant answeredAt) {}
