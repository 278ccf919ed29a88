package org.lian.forms;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Refusal.Fault;

/** The answers of a person in a task of the program's, checked field by field against its form. */
public final class TaskAnswers {
    private final Form form;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private @Nullable String conclusion;

    private TaskAnswers(Form form) {
        this.form = form;
    }

    /**
     * Checks the answers; whatever is wrong is refused at once, each by its field. What the form does not ask is passed
     * over: of the fields of the API each task has its own.
     *
     * @param given by the name of the API's field, of its type; what was not answered is missing or null
     */
    public static TaskAnswers check(Form form, Map<String, Object> given) {
        var checked = new TaskAnswers(form);
        checked.conclude(given);
        var asked = checked.isSaidByFields() ? form.fields() : form.askedWith(checked.conclusion);
        asked.forEach(field -> checked.answer(field, given.get(field.name())));
        if (!checked.faults.isEmpty()) {
            throw Refusal.invalid(checked.faults);
        }
        return checked;
    }

    /** The code of the conclusion; null for a form whose API has none. */
    public @Nullable String conclusion() {
        return conclusion;
    }

    /**
     * The answers as the decision reads them.
     *
     * @param type a record whose components are named as the API's fields, or a sealed interface of records, one for each
     *     {@link Conclusion}
     */
    public <A> A as(Class<A> type) {
        var record = type.isRecord() ? type : ofConclusion(type);
        var components = record.getRecordComponents();
        try {
            var constructor = record.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance(
                    Arrays.stream(components).map(one -> value(one)).toArray()));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(
                    "The answers to " + form.id() + " do not make a " + record.getSimpleName(),
                    impossible instanceof InvocationTargetException target ? target.getCause() : impossible);
        }
    }

    private Class<?> ofConclusion(Class<?> type) {
        return Arrays.stream(Objects.requireNonNull(type.getPermittedSubclasses()))
                .filter(one -> one.getAnnotation(Conclusion.class).value().equals(conclusion))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(form.id() + " has a conclusion that "
                        + type.getSimpleName() + " does not know: " + conclusion));
    }

    private @Nullable Object value(RecordComponent component) {
        return values.get(component.getName());
    }

    private boolean isSaidByFields() {
        return form.task() != null && form.task().answersIn() == TaskPage.AnswersIn.PAGE;
    }

    private void conclude(Map<String, Object> given) {
        var decides = form.conclusion();
        if (decides == null || isSaidByFields()) {
            return;
        }
        var code = String.valueOf(given.get(decides.name())).toUpperCase(java.util.Locale.ROOT);
        if (decides.options().stream().noneMatch(option -> option.value().equals(code))) {
            throw Refusal.invalid(decides.name(), "MISSING", missing(decides));
        }
        conclusion = code;
    }

    private void answer(FormField field, @Nullable Object answer) {
        var given = answer instanceof String text ? text.strip() : answer;
        if (given == null || "".equals(given)) {
            if (field.required() && !mayBeLeftOut(field)) {
                faults.add(new Fault(field.name(), "MISSING", missing(field)));
            }
        } else if (field.most() != null && given instanceof String text && text.length() > field.most()) {
            faults.add(new Fault(
                    field.name(),
                    "TOO_LONG",
                    "“%s”最多 %d 个字，现在有 %d 个".formatted(field.label(), field.most(), text.length())));
        } else if (field.type() == FormField.Type.DATE) {
            date(field, String.valueOf(given));
        } else {
            values.put(field.name(), given);
        }
    }

    /** What stands prefilled, and what only some circumstance asks: the decision itself knows. */
    private static boolean mayBeLeftOut(FormField field) {
        var task = field.task();
        return task != null && (task.prefill() != null || task.when() != null);
    }

    private void date(FormField field, String text) {
        try {
            values.put(field.name(), CourtTime.typedDay(text));
        } catch (DateTimeParseException e) {
            faults.add(new Fault(field.name(), "NOT_A_DATE", "日期请写成 2026-12-01 这样的格式"));
        }
    }

    /** What is said of a field that was left empty. */
    static String missing(FormField field) {
        var task = field.task();
        return task == null || task.missing() == null ? "请填写“%s”".formatted(field.label()) : task.missing();
    }
}
