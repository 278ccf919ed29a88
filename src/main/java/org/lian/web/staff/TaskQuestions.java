package org.lian.web.staff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.forms.Form;
import org.lian.forms.FormField;
import org.lian.forms.PublishedForms;
import org.lian.forms.TaskField;
import org.lian.forms.TaskPage;

/** The question of a task of the program's: the words of its form, with what the task puts into them. */
final class TaskQuestions {
    private static final String ALWAYS = "always";
    /** With the facts of the filing, and with the sum of a fee. */
    private static final Set<TaskField.Part> STAND_ELSEWHERE =
            Set.of(TaskField.Part.CORRECTED_FACTS, TaskField.Part.CORRECTION_REASON, TaskField.Part.FEE_BASIS);

    private static final int LINE = 500;
    private static final int TEXT = 2_000;

    private final Form form;
    private final TaskPage page;
    private final Background background;

    private TaskQuestions(Form form, Background background) {
        this.form = form;
        this.page = Objects.requireNonNull(form.task());
        this.background = background;
    }

    /**
     * As the staff's page shows it.
     *
     * @param known the filing's facts by name, for those that the form names
     */
    static Question of(PublishedForms.InForce asked, Background background, Map<String, Object> known) {
        return new TaskQuestions(asked.form(), background).question(asked.version(), known);
    }

    /** The question of a draft, with no task behind it. */
    static Question preview(Form form, Background background) {
        return new TaskQuestions(form, background).question(null, Map.of());
    }

    private Question question(@Nullable Integer version, Map<String, Object> known) {
        var conclusion = form.conclusion();
        var sent = conclusion != null && page.answersIn() != TaskPage.AnswersIn.PAGE;
        return new Question(
                background.filled(form.title()),
                sent ? Objects.requireNonNull(conclusion).name() : "",
                about(known),
                background.papers(),
                conclusion == null
                        ? List.of(answer(new FormField.Option("", "")))
                        : conclusion.options().stream()
                                .filter(this::isOffered)
                                .map(this::answer)
                                .toList(),
                version,
                page.answersIn() == TaskPage.AnswersIn.TRUTH);
    }

    /** A conclusion that the law leaves open only sometimes is on the page only then. */
    private boolean isOffered(FormField.Option option) {
        var when = page.words().get("offered." + option.value());
        return when == null || background.is(when);
    }

    private List<WorkSheet.Fact> about(Map<String, Object> known) {
        var about = new ArrayList<>(FormQuestions.about(form, known, background::filled));
        for (var row : page.rows()) {
            var value = background.matter(row.matter());
            if (value != null) {
                about.add(new WorkSheet.Fact(background.filled(row.label()), value.isBlank() ? "没有写明" : value));
            }
        }
        return about;
    }

    private Question.Answer answer(FormField.Option option) {
        var code = option.value();
        var prepared = page.words().getOrDefault("prepared." + code, "");
        var label = page.word("label", code, background.circumstances()).orElse(option.label());
        return new Question.Answer(
                code,
                background.filled(label),
                word("hint", code),
                code.isEmpty() || prepared.equals(ALWAYS) || background.is(prepared),
                word("verb", code),
                word("consequence", code),
                word("done", code),
                form.askedWith(code).stream().flatMap(this::fields).toList());
    }

    private String word(String what, String code) {
        return page.word(what, code, background.circumstances())
                .map(background::filled)
                .orElse("");
    }

    private Stream<Question.Field> fields(FormField field) {
        var task = Objects.requireNonNull(field.task());
        if (task.when() != null && !background.is(task.when())) {
            return Stream.empty();
        }
        if (task.part() == TaskField.Part.TABLE_VALUES) {
            return background.tableValues().stream();
        }
        if (task.part() != null && STAND_ELSEWHERE.contains(task.part())) {
            return Stream.empty();
        }
        return Stream.of(new Question.Field(
                field.name(),
                background.filled(field.label()),
                background.filled(field.hint()),
                kind(field, task),
                Objects.requireNonNullElse(task.prefill() == null ? null : background.matter(task.prefill()), ""),
                field.required()
                        ? Objects.requireNonNullElse(task.missing(), "请填写“%s”".formatted(field.label()))
                        : null,
                options(field, task),
                most(field),
                background.like(field.name())));
    }

    private static int most(FormField field) {
        return field.most() == null ? field.type() == FormField.Type.TEXT ? TEXT : LINE : Math.toIntExact(field.most());
    }

    private List<Question.Option> options(FormField field, TaskField task) {
        return task.part() == null
                ? field.options().stream()
                        .map(option -> new Question.Option(option.value(), background.filled(option.label())))
                        .toList()
                : background.options(task.part());
    }

    private static Question.Kind kind(FormField field, TaskField task) {
        return switch (field.type()) {
            case LINE -> Question.Kind.LINE;
            case TEXT -> Question.Kind.TEXT;
            case DATE -> Question.Kind.DATE;
            case CHECK -> Question.Kind.CHECK;
            case CHOICE -> Question.Kind.CHOICE;
            case NUMBER -> task.part() == TaskField.Part.FEE_LINES ? Question.Kind.FEE : Question.Kind.NUMBER;
            case PART -> Question.Kind.ITEMS;
        };
    }
}
