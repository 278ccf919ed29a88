package org.lian.filing;

import org.jspecify.annotations.Nullable;

/**
 * The result of a check. BLOCKING only for what the law makes mandatory, and even then the filer may insist (一律接收);
 * doubts are WARNING; PASSED tells the clerk what was looked at.
 */
public record Finding(
        Severity severity,
        String code,
        String message,
        @Nullable String field,
        @Nullable String material,
        @Nullable String basis) {

    /** The weight of a finding. */
    public enum Severity {
        BLOCKING,
        WARNING,
        PASSED
    }

    static Finding blocking(String field, String code, String message, String basis) {
        return new Finding(Severity.BLOCKING, code, message, field, null, basis);
    }

    static Finding warning(@Nullable String field, String code, String message, @Nullable String basis) {
        return new Finding(Severity.WARNING, code, message, field, null, basis);
    }

    static Finding passed(String code, String message, @Nullable String basis) {
        return new Finding(Severity.PASSED, code, message, null, null, basis);
    }
}
