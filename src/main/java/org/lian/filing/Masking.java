package org.lian.filing;

import org.jspecify.annotations.Nullable;

/** The masking of the middle of what identifies a person: shown in full only on request. */
final class Masking {
    private Masking() {}

    static String middle(@Nullable String value, int head, int tail) {
        if (value == null || value.isBlank()) {
            return "";
        }
        if (value.length() <= head + tail) {
            return "*".repeat(value.length());
        }
        return value.substring(0, head)
                + "*".repeat(value.length() - head - tail)
                + value.substring(value.length() - tail);
    }
}
