package org.lian.filing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lian.reference.PleadingElements;

/** 要素 that somebody filled in: those of the procedure or the cause in their order, then what a program named itself. */
public final class WrittenElements {
    private WrittenElements() {}

    /** Element and what was written; what belongs to another cause, chosen before, is left out. */
    public static Map<String, String> of(Draft draft) {
        var known = PleadingElements.packaged();
        var written = new LinkedHashMap<String, String>();
        known.of(draft.track(), draft.causeCode())
                .forEach(element -> put(written, element, draft.elements().get(element)));
        new TreeMap<>(draft.elements()).forEach((element, text) -> {
            if (!known.all().contains(element)) {
                put(written, element, text);
            }
        });
        return written;
    }

    private static void put(Map<String, String> written, String element, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            written.put(element, text.strip().replaceAll("\\s*\\R\\s*", " "));
        }
    }
}
