package org.lian.documents;

import java.util.Optional;

/**
 * A condition without which a place or words may not stand: elsewhere the paper would be false.
 *
 * @param place its name
 * @param words as they stand in one paragraph, blanks apart
 * @param within the condition, {@code #flag} or {@code ^flag}
 * @param why in Chinese, half a sentence
 * @param article that makes the difference, in Chinese
 */
record Binding(Optional<String> place, Optional<String> words, String within, String why, String article) {
    /** As the text writes it. */
    String written() {
        return place.map(name -> "{{" + name + "}}").orElseGet(() -> "“" + words.orElseThrow() + "”");
    }

    /** Where it may stand, as the text writes it. */
    String where() {
        return "{{" + within + "}} 和 {{/" + within.substring(1) + "}} 之间";
    }
}
