package org.lian.web.staff;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.documents.Paper;
import org.lian.forms.TaskField;
import org.lian.process.TaskKind;
import org.lian.vocabulary.Track;

/**
 * The background of one task, put into the words of its form: values, circumstances, the lists of its choices, the
 * papers it is about.
 */
final class Background {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z][A-Za-z]*)}");

    private static final String UNKNOWN = "……";

    private final TaskKind kind;
    private final UnaryOperator<String> words;
    private final Map<String, String> matters = new HashMap<>();
    private final Set<String> circumstances = new HashSet<>();
    private final Map<TaskField.Part, List<Question.Option>> lists = new EnumMap<>(TaskField.Part.class);
    private List<Question.Field> tableValues = List.of();
    private Map<String, String> like = Map.of();
    private List<Paper> papers = List.of();

    private final boolean draft;

    /** @param words of the filing's procedure by name */
    Background(TaskKind kind, UnaryOperator<String> words) {
        this(kind, words, false);
    }

    private Background(TaskKind kind, UnaryOperator<String> words, boolean draft) {
        this.kind = kind;
        this.words = words;
        this.draft = draft;
    }

    /** Of a draft: no task is behind it, so every row and every field is shown. */
    static Background ofDraft() {
        return new Background(
                TaskKind.OWN_STEP, place -> Track.CIVIL.has(place) ? Track.CIVIL.word(place) : UNKNOWN, true);
    }

    /** @param value empty where it is known that there is none; null where there is nothing to show at all */
    Background with(Matter matter, @Nullable String value) {
        if (!matter.isOf(kind)) {
            throw new IllegalStateException(matter + " is nothing that a form of " + kind + " knows");
        }
        if (value != null) {
            matters.put(matter.code(), value);
        }
        return this;
    }

    Background when(boolean so, Circumstance circumstance) {
        if (!circumstance.isOf(kind)) {
            throw new IllegalStateException(circumstance + " is nothing that a form of " + kind + " knows");
        }
        if (so) {
            circumstances.add(circumstance.code());
        }
        return this;
    }

    Background choosing(TaskField.Part part, List<Question.Option> options) {
        lists.put(part, List.copyOf(options));
        return this;
    }

    Background asking(List<Question.Field> values) {
        tableValues = List.copyOf(values);
        return this;
    }

    /** @param answered in like cases, by the names of the form's own fields */
    Background like(Map<String, String> answered) {
        like = Map.copyOf(answered);
        return this;
    }

    String like(String field) {
        return like.getOrDefault(field, "");
    }

    Background about(List<Paper> printed) {
        papers = List.copyOf(printed);
        return this;
    }

    @Nullable
    String matter(String name) {
        return draft ? UNKNOWN : matters.get(name);
    }

    Set<String> circumstances() {
        return circumstances;
    }

    boolean is(String circumstance) {
        return draft || circumstances.contains(circumstance);
    }

    List<Question.Option> options(TaskField.Part part) {
        return lists.getOrDefault(part, List.of());
    }

    List<Question.Field> tableValues() {
        return tableValues;
    }

    List<Paper> papers() {
        return papers;
    }

    /** The text with its places filled in. */
    String filled(String text) {
        return PLACE.matcher(text).replaceAll(place -> {
            var value = matters.get(place.group(1));
            return Matcher.quoteReplacement(value == null ? words.apply(place.group(1)) : value);
        });
    }
}
