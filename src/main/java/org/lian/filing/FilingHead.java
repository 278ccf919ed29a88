package org.lian.filing;

import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;

/** A filing without its sealed content: enough for lists of money and of numbers, and nobody's name. */
public record FilingHead(
        FilingId id,
        FilingStatus status,
        @Nullable CourtCode court,
        @Nullable String caseNumber) {}
