package org.lian.forms;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form.
 *
 * @param key the name under which it is answered; of all but texts also the variable that the diagram may ask
 * @param hint under the label; empty for none
 * @param options of a choice, in order; empty for all others
 * @param least of a number: the smallest; of a text: how many characters at least; null for none
 * @param most likewise
 * @param answers the conclusions with which alone it is asked; empty for always
 * @param task what a field of a task of the program's has more; null in a form of the court's own
 */
public record FormField(
        String key,
        String label,
        String hint,
        Type type,
        boolean required,
        List<Option> options,
        @Nullable Long least,
        @Nullable Long most,
        Set<String> answers,
        @JsonIgnore @Nullable TaskField task) {

    /** The way in which a field is filled in. */
    public enum Type {
        LINE,
        TEXT,
        NUMBER,
        CHECK,
        CHOICE,
        /** A day; asked by tasks of the program's alone. */
        DATE,
        /** More than one line, filled in by a part of the page; asked by tasks of the program's alone. */
        PART;

        /** Whether its answer becomes a variable; what a person wrote stays out of the engine. */
        public boolean isVariable() {
            return this == NUMBER || this == CHECK || this == CHOICE;
        }
    }

    /** A choice: as the diagram compares it, and as a person reads it. */
    public record Option(String value, String label) {}

    /** The name under which the API takes it. */
    public String name() {
        return task == null ? key : task.name();
    }

    /** Whether it is asked when that conclusion is chosen. */
    public boolean isAskedWith(@Nullable String conclusion) {
        return answers.isEmpty() || conclusion != null && answers.contains(conclusion);
    }

    /** Whether every answer to the form gives it a value. */
    public boolean isAlwaysGiven() {
        return type == Type.CHECK && answers.isEmpty() || required && answers.isEmpty();
    }
}
