package org.lian.journal;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;

/**
 * One thing that happened. {@code kind} is a stable English word, {@code text} the Chinese sentence of the timeline;
 * neither this nor {@code details} may hold a name, an ID number or other personal data. What a person wrote
 * freely goes into {@code words}: sealed, shown after the text, in the log by its commitment alone.
 *
 * @param filing null for what concerns no filing (a login, a staff change)
 * @param visibility PARTY: the filer reads it in the timeline; INTERNAL: the court alone
 */
public record JournalEntry(
        @Nullable FilingId filing,
        Actor actor,
        Instant at,
        String kind,
        String text,
        @Nullable LegalBasis basis,
        Visibility visibility,
        Map<String, Object> details,
        @Nullable String words) {

    /** The readers of an entry. */
    public enum Visibility {
        PARTY,
        INTERNAL
    }

    /** What the filer will read in the timeline. */
    public static JournalEntry shown(FilingId filing, Actor actor, Instant at, String kind, String text) {
        return new JournalEntry(filing, actor, at, kind, text, null, Visibility.PARTY, Map.of(), null);
    }

    /** What stays inside the court. */
    public static JournalEntry internal(@Nullable FilingId filing, Actor actor, Instant at, String kind, String text) {
        return new JournalEntry(filing, actor, at, kind, text, null, Visibility.INTERNAL, Map.of(), null);
    }

    public JournalEntry on(@Nullable LegalBasis newBasis) {
        return new JournalEntry(filing, actor, at, kind, text, newBasis, visibility, details, words);
    }

    public JournalEntry with(Map<String, Object> newDetails) {
        return new JournalEntry(filing, actor, at, kind, text, basis, visibility, Map.copyOf(newDetails), words);
    }

    /** With what a person wrote. */
    public JournalEntry saying(@Nullable String newWords) {
        return new JournalEntry(filing, actor, at, kind, text, basis, visibility, details, newWords);
    }
}
