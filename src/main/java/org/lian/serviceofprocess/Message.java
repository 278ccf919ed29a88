package org.lian.serviceofprocess;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.FilingId;

/**
 * A served document, or a letter of the court, as its addressee reads it.
 *
 * @param served whether it was served on the addressee; a letter is only shown
 * @param servedAt when it was served, or put on the page
 * @param paper the paper that was served; null for a letter, and for what was served before there were papers
 */
public record Message(
        UUID id,
        FilingId filing,
        String document,
        String title,
        String text,
        boolean served,
        Instant servedAt,
        @Nullable Instant readAt,
        String basis,
        @Nullable UUID paper) {}
