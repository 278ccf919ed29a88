package org.lian.messages;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.FilingId;

/**
 * A message as its account finds it in the inbox.
 *
 * @param subject the served document or letter that it tells of; null where it tells of none
 * @param readAt when it was first opened
 */
public record InboxMessage(
        UUID id,
        FilingId filing,
        MessageKind kind,
        String title,
        @Nullable UUID subject,
        Instant at,
        @Nullable Instant readAt) {}
