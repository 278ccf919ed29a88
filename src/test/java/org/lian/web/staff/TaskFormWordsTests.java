package org.lian.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lian.forms.Form;
import org.lian.forms.FormField;
import org.lian.forms.ShippedForms;
import org.lian.forms.TaskPage;
import org.lian.process.TaskKind;
import org.lian.vocabulary.Track;

/** 表单里的格子与程序填的值: every name in a form is filled by the program, and nothing is filled in vain. */
class TaskFormWordsTests {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z][A-Za-z]*)}");

    static Stream<TaskKind> kinds() {
        return Arrays.stream(TaskKind.values()).filter(kind -> kind != TaskKind.OWN_STEP);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("表单要显示、填进去、预先填好的，正是程序为这项任务给的")
    void mattersAreThoseGiven(TaskKind kind) {
        var form = ShippedForms.find(kind.form()).orElseThrow();
        var named = page(form).rows().stream().map(TaskPage.Row::matter).collect(Collectors.toCollection(HashSet::new));
        form.fields().stream()
                .map(field -> Objects.requireNonNull(field.task()).prefill())
                .filter(Objects::nonNull)
                .forEach(named::add);
        texts(form)
                .flatMap(text -> PLACE.matcher(text).results().map(place -> place.group(1)))
                .filter(place -> !Track.CIVIL.has(place))
                .forEach(named::add);
        assertThat(named)
                .isEqualTo(Arrays.stream(Matter.values())
                        .filter(matter -> matter.isOf(kind))
                        .map(Matter::code)
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("表单按什么情形换说法、多问、预选，正是程序为这项任务判断的")
    void circumstancesAreThoseKnown(TaskKind kind) {
        var form = ShippedForms.find(kind.form()).orElseThrow();
        Set<String> named = new HashSet<>();
        page(form).words().forEach((name, text) -> {
            if (name.contains(".when.")) {
                named.add(name.substring(name.lastIndexOf('.') + 1));
            } else if (name.startsWith("prepared.") && !text.equals("always")) {
                named.add(text);
            }
        });
        form.fields().stream()
                .map(field -> Objects.requireNonNull(field.task()).when())
                .filter(Objects::nonNull)
                .forEach(named::add);
        assertThat(named)
                .isEqualTo(Arrays.stream(Circumstance.values())
                        .filter(circumstance -> circumstance.isOf(kind))
                        .map(Circumstance::code)
                        .collect(Collectors.toSet()));
    }

    private static TaskPage page(Form form) {
        return Objects.requireNonNull(form.task());
    }

    private static Stream<String> texts(Form form) {
        return Stream.of(
                        Stream.of(form.title()),
                        form.notes().stream(),
                        page(form).rows().stream().map(TaskPage.Row::label),
                        page(form).words().values().stream(),
                        form.all().stream().flatMap(TaskFormWordsTests::texts))
                .flatMap(all -> all);
    }

    private static Stream<String> texts(FormField field) {
        return Stream.concat(
                Stream.of(field.label(), field.hint()), field.options().stream().map(FormField.Option::label));
    }
}
