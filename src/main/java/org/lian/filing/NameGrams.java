package org.lian.filing;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.lian.keys.Vault;

/** The pieces of an organisation's name by which a part of it is found, and their keyed hashes (ADR 0135). */
final class NameGrams {
    /** As many characters as a search needs at least. */
    static final int LENGTH = 4;

    private NameGrams() {}

    /** Each run of so many characters, once; none of what is shorter. */
    static List<String> of(String name) {
        var characters = plain(name).codePoints().toArray();
        return IntStream.rangeClosed(0, characters.length - LENGTH)
                .mapToObj(first -> new String(characters, first, LENGTH))
                .distinct()
                .toList();
    }

    /** The name as it is compared: in half width, without blanks, in small letters. */
    static String plain(String name) {
        return FilingNumbers.plain(name).toLowerCase(Locale.ROOT);
    }

    /** The hashes of the pieces: eight bytes, enough to tell the pieces of all names apart. */
    static List<Long> hashes(Vault vault, String name) {
        return of(name).stream()
                .map(gram -> vault.shortIndex("organisation-gram", gram))
                .toList();
    }
}
