package org.lian.forms;

import org.jspecify.annotations.Nullable;

/**
 * A fault that keeps a form from being used, in Chinese with what helps.
 *
 * @param code stable, upper case
 * @param component key or id of the component in the file; null where none is meant
 */
public record FormFlaw(
        String code, String message, @Nullable String component) {}
