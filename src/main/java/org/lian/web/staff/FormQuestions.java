package org.lian.web.staff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lian.forms.Form;
import org.lian.forms.FormField;
import org.lian.forms.PublishedForms;
import org.lian.rules.Fact;
import org.lian.rules.Facts;
import org.lian.vocabulary.Fen;

/** The question of a form: its words, the facts that it rests on with their values, its answers with their fields. */
public final class FormQuestions {
    private static final int LONGEST = 2_000;
    private static final String UNKNOWN = "没有记录";

    private FormQuestions() {}

    /**
     * As the staff's page shows it.
     *
     * @param known the filing's facts by name; what is missing is shown as not recorded
     */
    static Question of(PublishedForms.InForce asked, Map<String, Object> known) {
        return of(asked.form(), asked.version(), known);
    }

    /** The question of a draft, with no filing behind it. */
    public static Question preview(Form form) {
        return form.task() == null ? of(form, null, Map.of()) : TaskQuestions.preview(form, Background.ofDraft());
    }

    private static Question of(Form form, @Nullable Integer version, Map<String, Object> known) {
        var conclusion = form.conclusion();
        return new Question(
                form.title(),
                conclusion == null ? "" : "outcome",
                about(form, known, UnaryOperator.identity()),
                List.of(),
                conclusion == null ? List.of(only(form)) : answers(form, conclusion),
                version,
                false);
    }

    /** The notes of a form and the facts that it names, as rows. */
    static List<WorkSheet.Fact> about(Form form, Map<String, Object> known, UnaryOperator<String> filled) {
        var about = new ArrayList<WorkSheet.Fact>();
        form.notes().forEach(note -> about.add(new WorkSheet.Fact("说明", filled.apply(note))));
        form.facts().forEach(name -> Facts.declared()
                .find(name)
                .ifPresent(fact -> about.add(new WorkSheet.Fact(fact.label(), value(fact, known.get(name))))));
        return about;
    }

    private static List<Question.Answer> answers(Form form, FormField conclusion) {
        return conclusion.options().stream()
                .map(option -> new Question.Answer(
                        option.value(),
                        option.label(),
                        String.valueOf(form.consequences().get(option.value())),
                        false,
                        option.label(),
                        String.valueOf(form.consequences().get(option.value())),
                        "已办结：" + option.label() + "。",
                        form.fields().stream()
                                .filter(field -> field.isAskedWith(option.value()))
                                .map(FormQuestions::field)
                                .toList()))
                .toList();
    }

    private static Question.Answer only(Form form) {
        return new Question.Answer(
                "",
                "",
                "",
                true,
                "办结",
                "填写的内容记入案件。",
                "已办结。",
                form.fields().stream().map(FormQuestions::field).toList());
    }

    private static Question.Field field(FormField field) {
        var required = field.required()
                ? switch (field.type()) {
                            case CHOICE -> "请选择“";
                            case CHECK -> "请勾选“";
                            default -> "请填写“";
                        }
                        + field.label() + "”"
                : null;
        return new Question.Field(
                "answers." + field.key(),
                field.label(),
                field.hint(),
                switch (field.type()) {
                    case LINE -> Question.Kind.LINE;
                    case TEXT -> Question.Kind.TEXT;
                    case NUMBER -> Question.Kind.NUMBER;
                    case CHECK -> Question.Kind.CHECK;
                    case CHOICE -> Question.Kind.CHOICE;
                    case DATE, PART ->
                        throw new IllegalStateException(field.key() + " is asked by tasks of the program's alone");
                },
                "",
                required,
                field.options().stream()
                        .map(option -> new Question.Option(option.value(), option.label()))
                        .toList(),
                field.most() != null && field.type() != FormField.Type.NUMBER
                        ? Math.toIntExact(field.most())
                        : LONGEST);
    }

    private static String value(Fact fact, @Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            return UNKNOWN;
        }
        return switch (fact.type()) {
            case FLAG -> Boolean.TRUE.equals(value) ? "是" : "否";
            case FEN -> value instanceof Number fen ? new Fen(fen.longValue()).toString() : UNKNOWN;
            default -> Objects.requireNonNullElse(fact.domain().codes().get(value.toString()), value.toString());
        };
    }
}
