package org.lian.forms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The particulars that the form of a task of the program's has beside its fields.
 *
 * @param rows what the task rests on, in order
 * @param words by name, for example {@code verb.SIGN}; {@code verb.SIGN.when.urgent} is said instead in that circumstance
 * @param answersIn the kind of value that the API takes for the conclusion; null where there is none
 */
public record TaskPage(
        List<Row> rows, Map<String, String> words, @Nullable AnswersIn answersIn) {
    private static final String WHEN = ".when.";

    /** The way in which a conclusion is sent. */
    public enum AnswersIn {
        CODE,
        /** TRUE and FALSE, sent as such. */
        TRUTH,
        /** The page alone asks it; the fields say what was concluded. */
        PAGE
    }

    /**
     * A row of what the task rests on.
     *
     * @param matter name of the value that the program puts beside it; a row without a value is not shown
     */
    public record Row(String matter, String label) {}

    /** The words of a conclusion; of a form without one the empty code. */
    public Optional<String> word(String what, String code, Set<String> circumstances) {
        var name = code.isEmpty() ? what : what + "." + code;
        return circumstances.stream()
                .sorted()
                .map(circumstance -> words.get(name + WHEN + circumstance))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .or(() -> Optional.ofNullable(words.get(name)));
    }
}
