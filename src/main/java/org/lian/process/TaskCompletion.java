package org.lian.process;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The decision as a person sends it, before it is held against the task's form.
 *
 * @param given by the name of the API's field, each of its type; what was not sent is missing
 * @param ownAnswers to the form of a step that the court drew itself, by the key of the field
 * @param feeFen the fee that is confirmed together with the registration; null leaves it to its own task
 * @param formVersion the version that was on the page; null takes what is asked now
 */
public record TaskCompletion(
        Map<String, Object> given,
        Map<String, Object> ownAnswers,
        @Nullable Long feeFen,
        @Nullable Integer formVersion) {
    private static final String CONCLUSION = "outcome";
    private static final String REASON = "reason";

    /** The conclusion of a review or of a step of the court's own; null when none was sent. */
    @Nullable
    String conclusion() {
        return (String) given.get(CONCLUSION);
    }

    /** The words that are kept where the task has ended meanwhile; null when none were sent. */
    @Nullable
    String reason() {
        return (String) given.get(REASON);
    }
}
