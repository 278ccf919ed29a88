package org.lian.serviceofprocess;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.FilingId;

/**
 * A paper that was served on who filed, and that has to reach another plaintiff too.
 *
 * @param person a keyed hash of who he is
 * @param text what the paper says
 * @param owedAt when it was served on who filed
 * @param doneAt when it reached him; null while it has not
 * @param proof what the court's receipt of it says; null unless it was handed over on paper
 */
public record OwedService(
        UUID served,
        byte[] person,
        FilingId filing,
        String title,
        String text,
        Instant owedAt,
        @Nullable Instant doneAt,
        @Nullable String proof) {}
