package org.lian.workbench;

import org.jspecify.annotations.Nullable;

/**
 * One thing to say about a draft: what, where, and in Chinese what helps.
 *
 * @param code stable, for example {@code GAP}; upper case
 * @param element id of the element in the file
 * @param row number of the row in its table, from 1
 * @param cell head of the column, as the analyst reads it
 */
public record RuleFinding(
        Severity severity,
        String code,
        String message,
        @Nullable String element,
        @Nullable Integer row,
        @Nullable String cell) {
    private static final String HARM = "HARM_";

    /** The weight of a finding, which tells whether the draft may be published with it. */
    public enum Severity {
        BLOCKING,
        WARNING
    }

    public static RuleFinding blocking(
            String code, String message, @Nullable String element, @Nullable Integer row, @Nullable String cell) {
        return new RuleFinding(Severity.BLOCKING, code, message, element, row, cell);
    }

    public static RuleFinding warning(
            String code, String message, @Nullable String element, @Nullable Integer row, @Nullable String cell) {
        return new RuleFinding(Severity.WARNING, code, message, element, row, cell);
    }

    /** What a change does to people; whoever approves it reads it before anything else. */
    public static RuleFinding harm(String code, String message, @Nullable String element, @Nullable Integer row) {
        return warning(HARM + code, message, element, row, null);
    }

    public boolean isHarm() {
        return code.startsWith(HARM);
    }

    public boolean isBlocking() {
        return severity == Severity.BLOCKING;
    }
}
