package org.lian.forms;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The forms of the tasks that the shipped diagrams draw, as they lie beside them: what the program reads of an answer, and
 * so the floor of every version that a court makes of one.
 */
public final class ShippedForms {
    /** What the ids of these forms begin with, and of no other. */
    public static final String PREFIX = "task-";

    private ShippedForms() {}

    /** The id of the form of a task: {@code Task_ReviewFiling} is asked by {@code task-review-filing}. */
    public static String ofElement(String element) {
        return element.replace('_', '-').replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** Their ids. */
    public static Set<String> ids() {
        return Files.TEXTS.keySet();
    }

    public static boolean isShipped(String id) {
        return Files.TEXTS.containsKey(id);
    }

    /** The form as the program came with it; empty for a form of the court's own. */
    public static Optional<Form> find(String id) {
        return Optional.ofNullable(Read.FORMS.get(id));
    }

    /** The files by the form's id. */
    static Map<String, String> texts() {
        return Files.TEXTS;
    }

    private static final class Files {
        static final Map<String, String> TEXTS = PackagedForms.files("classpath*:processes/forms/*.form");
    }

    private static final class Read {
        static final Map<String, Form> FORMS = Files.TEXTS.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, file -> read(file.getKey(), file.getValue())));

        private static Form read(String id, String text) {
            var read = FormReading.read(id, text);
            return Optional.ofNullable(read.form())
                    .orElseThrow(() -> new IllegalStateException("The shipped form " + id + " is not to be used: "
                            + read.flaws().get(0).message()));
        }
    }
}
