package org.lian.process;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lian.engine.VariableFlow;
import org.lian.engine.VariableKind;
import org.lian.forms.Form;
import org.lian.forms.FormField;

/** The variables that forms of the court's own give to the diagram, as conditions may ask them. */
final class FormVariables {
    private FormVariables() {}

    /** What each form sets whatever is answered. */
    static Map<String, VariableFlow.Use> uses(Map<String, Form> forms) {
        return forms.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        form -> new VariableFlow.Use(Set.of(), form.getValue().alwaysGiven())));
    }

    static Map<String, VariableKind> kinds(Map<String, Form> forms) {
        return variables(forms).collect(Collectors.toUnmodifiableMap(FormField::key, FormVariables::kind));
    }

    /** What each can be, where that is a list. */
    static Map<String, Set<String>> values(Map<String, Form> forms) {
        return variables(forms)
                .filter(field -> field.type() != FormField.Type.NUMBER)
                .collect(Collectors.toUnmodifiableMap(FormField::key, FormVariables::values));
    }

    private static Set<String> values(FormField field) {
        return field.type() == FormField.Type.CHECK
                ? Set.of("true", "false")
                : field.options().stream().map(FormField.Option::value).collect(Collectors.toUnmodifiableSet());
    }

    private static VariableKind kind(FormField field) {
        return switch (field.type()) {
            case NUMBER -> VariableKind.NUMBER;
            case CHECK -> VariableKind.TRUTH;
            case CHOICE -> VariableKind.TEXT;
            case LINE, TEXT, DATE, PART -> throw new IllegalArgumentException(field.key() + " is no variable");
        };
    }

    private static Stream<FormField> variables(Map<String, Form> forms) {
        return forms.values().stream().flatMap(form -> form.variables().stream());
    }
}
