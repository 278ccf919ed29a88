package org.lian.web.staff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.documents.Paper;

/**
 * The question of a task: what it rests on, and the answers to choose from.
 *
 * @param key of the API's field that takes the answer; empty when it takes none
 * @param version of the form that asks; null for a draft
 * @param truth whether the answers TRUE and FALSE are sent as such
 * @param papers the papers that the task is about, for printing
 */
public record Question(
        String title,
        String key,
        List<WorkSheet.Fact> about,
        List<Paper> papers,
        List<Answer> answers,
        @Nullable Integer version,
        boolean truth) {

    /** Whether the answers of like cases can be filled in. */
    public boolean hasLike() {
        return answers.stream().flatMap(answer -> answer.fields().stream()).anyMatch(field -> !field.like()
                .isEmpty());
    }

    /** Whether there is more than one answer. */
    public boolean chosen() {
        return answers.size() > 1;
    }

    /**
     * One answer.
     *
     * @param value as the API takes it
     * @param prepared whether it stands chosen already
     * @param verb on the button
     * @param consequence what follows at once, said before it is done
     * @param done said afterwards
     */
    public record Answer(
            String value,
            String label,
            String hint,
            boolean prepared,
            String verb,
            String consequence,
            String done,
            List<Field> fields) {}

    /** The way in which a field is filled in. */
    public enum Kind {
        LINE,
        TEXT,
        DATE,
        NUMBER,
        CHECK,
        CHOICE,
        /** The items of a correction notice. */
        ITEMS,
        /** The bill, and the sum where the law leaves a range. */
        FEE
    }

    /**
     * A field of an answer.
     *
     * @param name as the API takes it; {@code values.x} goes into the object {@code values}
     * @param hint below the label; empty for none
     * @param required what to say when it is empty; null when it may be
     * @param most characters of a text
     * @param like what was answered in like cases, to be filled in with one click; empty for nothing
     */
    public record Field(
            String name,
            String label,
            String hint,
            Kind kind,
            String value,
            @Nullable String required,
            List<Option> options,
            int most,
            String like) {
        Field(
                String name,
                String label,
                String hint,
                Kind kind,
                String value,
                @Nullable String required,
                List<Option> options,
                int most) {
            this(name, label, hint, kind, value, required, options, most, "");
        }

        Field like(String answered) {
            return new Field(name, label, hint, kind, value, required, options, most, answered);
        }
    }

    /**
     * A choice of a field.
     *
     * @param basis fills the field {@code basis} when chosen; empty for none
     * @param namesCourt whether the competent court has to be named with it
     */
    public record Option(String value, String label, String basis, boolean namesCourt) {
        Option(String value, String label) {
            this(value, label, "", false);
        }
    }
}
