package org.lian.documents;

import java.util.Optional;
import java.util.Set;

/**
 * A place or words that the law needs of a paper.
 *
 * @param place its name; a column after a dot
 * @param words to stand in one paragraph, blanks apart
 * @param within the conditions under which it may stand, {@code #flag} or {@code ^flag}; otherwise it stands always
 * @param article that needs it, in Chinese
 */
record Requirement(Optional<String> place, Optional<String> words, Set<String> within, String what, String article) {
    Requirement {
        within = Set.copyOf(within);
    }
}
