package org.lian.suggestion;

import org.jspecify.annotations.Nullable;

/**
 * A fault of a table of phrases that keeps it from being used.
 *
 * @param code stable, upper case
 * @param message in Chinese, with what helps
 * @param line of the file; null where it is of the whole
 */
public record PhraseFlaw(
        String code, String message, @Nullable Integer line) {}
