package org.lian.filing;

import org.jspecify.annotations.Nullable;

/** The masking of the middle of what identifies a person: shown in full only on request. */
final class Masking {
    /** What stands in the place of what is hidden; nobody writes it himself. */
    private static final String HIDDEN = "（不公开）";

    private Masking() {}

    /** Of what is there, nothing is shown; what is not there stays so. */
    static @Nullable String whole(@Nullable String value) {
        return value == null || value.isBlank() ? value : HIDDEN;
    }

    static boolean isHidden(@Nullable String value) {
        return HIDDEN.equals(value);
    }

    static String middle(@Nullable String value, int head, int tail) {
        if (value == null || value.isBlank()) {
            return "";
        }
        if (isHidden(value)) {
            return HIDDEN;
        }
        if (value.length() <= head + tail) {
            return "*".repeat(value.length());
        }
        return value.substring(0, head)
                + "*".repeat(value.length() - head - tail)
                + value.substring(value.length() - tail);
    }
}
