package org.lian.documents;

import org.jspecify.annotations.Nullable;

/**
 * A fault that keeps a template from being used, in Chinese with what helps.
 *
 * @param code stable, upper case
 * @param line of the text, from 1; null where none is meant
 */
public record Flaw(String code, String message, @Nullable Integer line) {}
