package org.lian.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Refusal.Fault;

/** The answers of a person to a form, checked field by field against it. */
public final class FormAnswers {
    private static final int LONGEST = 2_000;

    private final Form form;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private final List<Said> said = new ArrayList<>();

    private FormAnswers(Form form) {
        this.form = form;
    }

    /** A field with its answer as a person reads them. */
    public record Said(String label, String answer) {}

    /**
     * The answers as they are kept.
     *
     * @param variables for the diagram: text of the form's own codes, boolean or long; never what a person wrote
     * @param said all answers in words, in the order of the form
     */
    public record Given(Map<String, Object> variables, List<Said> said) {}

    /**
     * Checks the answers; whatever is wrong is refused at once, each by its field.
     *
     * @param conclusion of a form that has one
     * @param answers by the key of the field; what was not answered may be left out
     */
    public static Given check(Form form, @Nullable String conclusion, Map<String, Object> answers) {
        var checked = new FormAnswers(form);
        checked.all(conclusion, answers);
        if (!checked.faults.isEmpty()) {
            throw Refusal.invalid(checked.faults);
        }
        return new Given(Map.copyOf(checked.variables), List.copyOf(checked.said));
    }

    private void all(@Nullable String conclusion, Map<String, Object> answers) {
        var decides = form.conclusion();
        if (decides != null) {
            choice(decides, "outcome", conclusion);
        } else if (conclusion != null && !conclusion.isBlank()) {
            faults.add(new Fault("outcome", "UNKNOWN", "这张表单没有结论，请不要填写 outcome"));
        }
        for (var field : form.fields()) {
            var name = "answers." + field.key();
            var answer = answers.get(field.key());
            if (field.isAskedWith(conclusion)) {
                answer(field, name, answer);
            } else if (answer != null && !"".equals(answer)) {
                faults.add(new Fault(name, "NOT_ASKED", "选了这个结论不用填写“%s”，请留空".formatted(field.label())));
            }
        }
        answers.keySet().stream()
                .filter(key ->
                        form.fields().stream().noneMatch(field -> field.key().equals(key)))
                .limit(10)
                .forEach(key -> faults.add(new Fault(
                        "answers." + (key.length() > 80 ? key.substring(0, 80) : key),
                        "UNKNOWN",
                        "表单“%s”没有这个字段，请按它的字段填写".formatted(form.title()))));
    }

    private void answer(FormField field, String name, @Nullable Object answer) {
        switch (field.type()) {
            case LINE, TEXT -> text(field, name, answer);
            case NUMBER -> number(field, name, answer);
            case CHECK -> check(field, name, answer);
            case CHOICE -> choice(field, name, answer);
            case DATE, PART ->
                throw new IllegalStateException(field.key() + " is asked by tasks of the program's alone");
        }
    }

    private void text(FormField field, String name, @Nullable Object answer) {
        if (answer != null && !(answer instanceof String)) {
            faults.add(new Fault(name, "TYPE", "“%s”请填写文字".formatted(field.label())));
            return;
        }
        var written = answer == null
                ? ""
                : field.type() == FormField.Type.LINE
                        ? PlainText.line((String) answer)
                        : PlainText.of((String) answer).strip();
        if (written.isEmpty()) {
            missing(field, name);
            return;
        }
        var most = field.most() == null ? LONGEST : field.most();
        if (written.length() > most) {
            faults.add(new Fault(
                    name, "TOO_LONG", "“%s”最多 %d 个字，现在有 %d 个".formatted(field.label(), most, written.length())));
        } else if (field.least() != null && written.length() < field.least()) {
            faults.add(new Fault(name, "TOO_SHORT", "“%s”至少写 %d 个字".formatted(field.label(), field.least())));
        } else {
            said.add(new Said(field.label(), written));
        }
    }

    private void number(FormField field, String name, @Nullable Object answer) {
        if (answer == null || "".equals(answer)) {
            missing(field, name);
            return;
        }
        if (!(answer instanceof Integer || answer instanceof Long)) {
            faults.add(new Fault(name, "TYPE", "“%s”请填写整数".formatted(field.label())));
            return;
        }
        var value = ((Number) answer).longValue();
        if (field.least() != null && value < field.least() || field.most() != null && value > field.most()) {
            faults.add(new Fault(name, "RANGE", "“%s”%s".formatted(field.label(), range(field))));
        } else {
            variables.put(field.key(), value);
            said.add(new Said(field.label(), String.valueOf(value)));
        }
    }

    private static String range(FormField field) {
        if (field.least() == null) {
            return "不能大于 " + field.most();
        }
        return field.most() == null ? "不能小于 " + field.least() : "应在 %d 至 %d 之间".formatted(field.least(), field.most());
    }

    private void check(FormField field, String name, @Nullable Object answer) {
        if (answer != null && !(answer instanceof Boolean)) {
            faults.add(new Fault(name, "TYPE", "“%s”只能是勾选（true）或者不勾选（false）".formatted(field.label())));
        } else if (field.required() && !Boolean.TRUE.equals(answer)) {
            faults.add(new Fault(name, "MISSING", "请勾选“%s”".formatted(field.label())));
        } else {
            variables.put(field.key(), Boolean.TRUE.equals(answer));
            said.add(new Said(field.label(), Boolean.TRUE.equals(answer) ? "是" : "否"));
        }
    }

    private void choice(FormField field, String name, @Nullable Object answer) {
        if (answer == null || "".equals(answer)) {
            missing(field, name);
            return;
        }
        field.options().stream()
                .filter(option -> option.value().equals(answer))
                .findFirst()
                .ifPresentOrElse(
                        option -> {
                            variables.put(field.key(), option.value());
                            said.add(new Said(field.label(), option.label()));
                        },
                        () -> faults.add(new Fault(
                                name,
                                "UNKNOWN_VALUE",
                                "“%s”只能选：%s"
                                        .formatted(
                                                field.label(),
                                                String.join(
                                                        "、",
                                                        field.options().stream()
                                                                .map(FormField.Option::label)
                                                                .toList())))));
    }

    private void missing(FormField field, String name) {
        if (field.required()) {
            faults.add(new Fault(
                    name,
                    "MISSING",
                    (field.type() == FormField.Type.CHOICE ? "请选择“%s”" : "请填写“%s”").formatted(field.label())));
        }
    }
}
