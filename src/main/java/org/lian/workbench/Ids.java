package org.lian.workbench;

import java.util.UUID;
import org.lian.vocabulary.Refusal;

/** Ids as they come in addresses. */
final class Ids {
    private Ids() {}

    /** Whoever reads an id that is none finds nothing. */
    static UUID read(String text, String notFound) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw Refusal.notFound(notFound);
        }
    }
}
