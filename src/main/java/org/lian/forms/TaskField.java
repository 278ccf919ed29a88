package org.lian.forms;

import org.jspecify.annotations.Nullable;

/**
 * The particulars that a field of a task of the program's has beside what every field has.
 *
 * @param name of the field of the API that takes the answer; several fields may share one, each with other conclusions
 * @param missing said when it is left empty; null for the usual words
 * @param part the part of the page that fills it in, or the list that its options come from; null for a plain field
 * @param prefill name of the value that stands in it already; what stands there may be left out over the API
 * @param when the circumstance in which alone the page asks it; the decision itself knows whether it must
 */
public record TaskField(
        String name,
        @Nullable String missing,
        @Nullable Part part,
        @Nullable String prefill,
        @Nullable String when) {

    /**
     * A part of a page that the program itself puts in: lists that come from tables, and parts that are more than one
     * line.
     */
    public enum Part {
        REFUSAL_GROUNDS,
        ADVICE_GROUNDS,
        RELIEF_GROUNDS,
        /** Those of the court who may be appointed to mediate. */
        MEDIATORS,
        COMPETENT_COURT,
        CORRECTION_ITEMS,
        CORRECTED_FACTS,
        CORRECTION_REASON,
        TABLE_VALUES,
        FEE_LINES,
        FEE_BASIS;

        /** Whether it gives the API more than one plain value. */
        boolean isComposed() {
            return this == CORRECTION_ITEMS || this == CORRECTED_FACTS || this == TABLE_VALUES;
        }

        /** As a file names it. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
