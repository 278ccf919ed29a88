package org.lian.forms;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.BarredWords;
import org.lian.vocabulary.LockedWords;

/** The texts of a form that people read: what no text of the court says, and what is the supervisor's. */
final class FormTexts {
    private FormTexts() {}

    /**
     * One text.
     *
     * @param place what it is said of, so that two texts that change places are found
     * @param field key of its field; empty where it is the form's
     */
    private record Text(String place, String field, String words) {
        private FormFlaw flaw(String code, String message) {
            return new FormFlaw(code, message, field.isEmpty() ? null : field);
        }
    }

    /** What is barred of the texts; what the form of before says already, it may go on saying. */
    static List<FormFlaw> barred(Form form, @Nullable Form before) {
        var known = of(before).stream()
                .flatMap(text -> BarredWords.find(text.words()).stream())
                .collect(Collectors.toSet());
        return of(form).stream()
                .flatMap(text -> BarredWords.find(text.words()).stream()
                        .filter(found -> !known.contains(found))
                        .map(found -> text.flaw("FORM_BARRED_WORDS", "表单的文字里有" + found.message())))
                .distinct()
                .toList();
    }

    /** What is said otherwise than before of money, a period, what follows or a remedy; of a new form that is all of it. */
    static List<FormFlaw> locked(Form form, @Nullable Form before) {
        var was = of(before);
        var is = of(form);
        return Stream.concat(
                        is.stream().filter(text -> !was.contains(text)).flatMap(text -> locked(text, "表单里现在写的是“%s”")),
                        was.stream()
                                .filter(text -> !is.contains(text))
                                .flatMap(text -> locked(text, "表单里原来的“%s”没有了，或者改了")))
                .distinct()
                .toList();
    }

    private static Stream<FormFlaw> locked(Text text, String change) {
        return LockedWords.first(text.words()).stream()
                .map(word -> text.flaw(
                        "FORM_LOCKED_WORDS",
                        change.formatted(text.words()) + "：其中的“" + word + "”说的是交给谁多少钱、期限、后果或者救济的途径，是法院的事。须由庭长批准"));
    }

    private static Set<Text> of(@Nullable Form form) {
        var texts = new LinkedHashSet<Text>();
        if (form == null) {
            return texts;
        }
        texts.add(new Text("title", "", form.title()));
        form.notes().forEach(note -> texts.add(new Text("note", "", note)));
        form.consequences().forEach((value, text) -> texts.add(new Text("consequence " + value, "", text)));
        var page = form.task();
        if (page != null) {
            page.words().forEach((name, text) -> texts.add(new Text("word " + name, "", text)));
            page.rows().forEach(row -> texts.add(new Text("row", "", row.label())));
        }
        form.all().forEach(field -> ofField(field, texts));
        return texts;
    }

    private static void ofField(FormField field, Set<Text> texts) {
        texts.add(new Text("label", field.key(), field.label()));
        texts.add(new Text("hint", field.key(), field.hint()));
        field.options().forEach(option -> texts.add(new Text("option " + option.value(), field.key(), option.label())));
        var task = field.task();
        if (task != null && task.missing() != null) {
            texts.add(new Text("missing", field.key(), task.missing()));
        }
    }
}
