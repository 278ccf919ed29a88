package org.lian.forms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 表单: what a human step shows and asks.
 *
 * @param notes plain paragraphs above the questions
 * @param facts names of the declared facts that it rests on, shown with their values
 * @param conclusion the choice by which the task is decided; null for a form that only has fields
 * @param fields the others, in order
 * @param consequences by conclusion: what follows at once, said before it is done
 * @param task what the form of a task of the program's says more; null for a form of the court's own
 */
public record Form(
        String id,
        String title,
        List<String> notes,
        List<String> facts,
        @Nullable FormField conclusion,
        List<FormField> fields,
        Map<String, String> consequences,
        @Nullable TaskPage task) {
    /** What the names of all variables of forms begin with; the program's own never do. */
    public static final String PREFIX = "form_";

    /** A title where no case is at hand to fill its places: without them and what leads to them. */
    static String label(String title) {
        return FormReading.PLACE.matcher(title).replaceAll("").replaceAll("[：、，\\s]+$", "");
    }

    /** What the keys of the fields of a form begin with. */
    public static String prefix(String id) {
        return PREFIX + id.replace('-', '_') + "_";
    }

    /** The fields that are asked with a conclusion; with null those that are always asked. */
    public List<FormField> askedWith(@Nullable String code) {
        return fields.stream().filter(field -> field.isAskedWith(code)).toList();
    }

    /** All fields, the conclusion first. */
    public List<FormField> all() {
        return conclusion == null
                ? fields
                : java.util.stream.Stream.concat(java.util.stream.Stream.of(conclusion), fields.stream())
                        .toList();
    }

    /** The variables that a diagram may ask after the step. */
    public List<FormField> variables() {
        return all().stream().filter(field -> field.type().isVariable()).toList();
    }

    /** Names of the variables that have a value whatever is answered. */
    public Set<String> alwaysGiven() {
        return variables().stream()
                .filter(FormField::isAlwaysGiven)
                .map(FormField::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    public Optional<FormField> field(String key) {
        return all().stream().filter(field -> field.key().equals(key)).findFirst();
    }
}
