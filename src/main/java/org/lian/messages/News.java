package org.lian.messages;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.FilingId;

/**
 * Something that an account is to be told.
 *
 * @param key tells it from others of its kind in the filing; the same again is told once
 * @param title as the inbox shows it, without names
 * @param subject the served document or letter
 * @param dueAt the end of the period that it warns of
 * @param outside whether it also leaves the court, by the first channel that reaches the account
 */
public record News(
        MessageKind kind,
        FilingId filing,
        String accountId,
        String key,
        String title,
        @Nullable UUID subject,
        @Nullable Instant dueAt,
        boolean outside) {

    /** Told in the inbox and outside. */
    public static News of(MessageKind kind, FilingId filing, String accountId, String key, String title) {
        return new News(kind, filing, accountId, key, title, null, null, true);
    }

    /** About a document or letter that the account reads here. */
    public News about(UUID document) {
        return new News(kind, filing, accountId, key, title, document, dueAt, outside);
    }

    /** Warns of the end of a period. */
    public News until(Instant end) {
        return new News(kind, filing, accountId, key, title, subject, end, outside);
    }

    /** For the inbox alone: the addressee holds it in hand already. */
    public News insideOnly() {
        return new News(kind, filing, accountId, key, title, subject, dueAt, false);
    }
}
