package org.lian.forms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.BarredWords;
import org.lian.vocabulary.BarredWords.Found;

/** The texts of a form that people read, against what no text of the court says. */
final class FormTexts {
    private FormTexts() {}

    /** What is barred of the texts; what the form of before says already, it may go on saying. */
    static List<FormFlaw> barred(Form form, @Nullable Form before) {
        var known = before == null
                ? Set.<Found>of()
                : of(before).keySet().stream()
                        .flatMap(text -> BarredWords.find(text).stream())
                        .collect(Collectors.toSet());
        return of(form).entrySet().stream()
                .flatMap(text -> BarredWords.find(text.getKey()).stream()
                        .filter(found -> !known.contains(found))
                        .map(found -> new FormFlaw(
                                "FORM_BARRED_WORDS",
                                "表单的文字里有" + found.message(),
                                text.getValue().isEmpty() ? null : text.getValue())))
                .toList();
    }

    /** Each text with the key of its field; empty where it is the form's. */
    private static Map<String, String> of(Form form) {
        var texts = new LinkedHashMap<String, String>();
        texts.put(form.title(), "");
        form.notes().forEach(note -> texts.putIfAbsent(note, ""));
        form.consequences().values().forEach(text -> texts.putIfAbsent(text, ""));
        var page = form.task();
        if (page != null) {
            page.words().values().forEach(text -> texts.putIfAbsent(text, ""));
            page.rows().forEach(row -> texts.putIfAbsent(row.label(), ""));
        }
        form.all().forEach(field -> {
            texts.putIfAbsent(field.label(), field.key());
            texts.putIfAbsent(field.hint(), field.key());
            field.options().forEach(option -> texts.putIfAbsent(option.label(), field.key()));
            var task = field.task();
            if (task != null && task.missing() != null) {
                texts.putIfAbsent(task.missing(), field.key());
            }
        });
        return texts;
    }
}
