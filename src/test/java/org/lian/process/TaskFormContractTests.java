package org.lian.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lian.forms.Conclusion;
import org.lian.forms.FormField;
import org.lian.forms.ShippedForms;
import org.lian.process.conclusions.TaskDecision;
import org.lian.rules.Facts;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.objenesis.SpringObjenesis;

/** 任务的表单与程序: each holds the other to what it asks and what it reads. */
class TaskFormContractTests {
    private static final Map<FormField.Type, Set<Class<?>>> READ_AS = Map.of(
            FormField.Type.LINE, Set.of(String.class),
            FormField.Type.TEXT, Set.of(String.class),
            FormField.Type.CHOICE, Set.of(String.class),
            FormField.Type.DATE, Set.of(LocalDate.class),
            FormField.Type.CHECK, Set.of(boolean.class, Boolean.class),
            FormField.Type.NUMBER, Set.of(int.class, Integer.class, long.class, Long.class));

    static Stream<TaskKind> kinds() {
        return Arrays.stream(TaskKind.values()).filter(kind -> kind != TaskKind.OWN_STEP);
    }

    @Test
    @DisplayName("随附流程图的每一项人工任务都有表单，每张任务表单都有它的任务")
    void everyTaskHasItsForm() throws Exception {
        var drawn = new TreeSet<String>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:processes/*.bpmn")) {
            Bpmn.readModelFromStream(file.getInputStream()).getModelElementsByType(UserTask.class).stream()
                    .map(task -> TaskKind.ofElement(task.getId()).orElseThrow().form())
                    .forEach(drawn::add);
        }
        assertThat(drawn).isEqualTo(new TreeSet<>(ShippedForms.ids()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("表单问的每个字段程序都读，程序读的每个字段表单都问；必填、种类两边一致")
    void askedIsReadAndReadIsAsked(TaskKind kind) throws Exception {
        var form = ShippedForms.find(kind.form()).orElseThrow();
        var records = records(kind);
        var decides = form.conclusion();
        var codes = records.keySet().equals(Set.of("")) || decides == null
                ? Set.of("")
                : decides.options().stream().map(FormField.Option::value).collect(Collectors.toSet());
        assertThat(records.keySet()).as("conclusions of " + kind).isEqualTo(codes);
        records.forEach((code, record) -> {
            var asked = code.isEmpty() ? form.fields() : form.askedWith(code);
            assertThat(record.getRecordComponents())
                    .as(record.toString())
                    .extracting(RecordComponent::getName)
                    .containsAll(asked.stream().map(FormField::name).toList());
            for (var component : record.getRecordComponents()) {
                var field = asked.stream()
                        .filter(one -> one.name().equals(component.getName()))
                        .toList();
                assertThat(field).as(record + "." + component.getName()).hasSize(1);
                agree(record, component, field.get(0));
            }
        });
    }

    private static void agree(Class<?> record, RecordComponent component, FormField field) {
        var task = field.task();
        var given = field.required() && task != null && task.prefill() == null && task.when() == null;
        assertThat(isNullable(component))
                .as(record + "." + component.getName() + " may be missing")
                .isEqualTo(!given);
        var kinds = READ_AS.get(field.type());
        if (kinds != null) {
            assertThat(kinds).as(record + "." + component.getName()).contains(component.getType());
        } else {
            assertThat(component.getType())
                    .as(record + "." + component.getName())
                    .isNotIn(String.class, Integer.class, Long.class);
        }
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    @Test
    @DisplayName("接口收的审查结论：表单给的，和表单说还没有画的")
    void outcomesOfTheApi() {
        var form = ShippedForms.find(TaskKind.REVIEW.form()).orElseThrow();
        var page = Objects.requireNonNull(form.task());
        var closed = page.words().keySet().stream()
                .filter(word -> word.startsWith("closed."))
                .map(word -> word.substring("closed.".length()));
        assertThat(Facts.declared().domain("outcome").codes().keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Objects.requireNonNull(form.conclusion()).options().stream()
                                        .map(FormField.Option::value),
                                closed)
                        .toList());
    }

    /** The records by the code of their conclusion; by nothing where a decision has one alone. */
    private static Map<String, Class<?>> records(TaskKind kind) throws Exception {
        var answers = answers(kind);
        return answers.isRecord()
                ? Map.of("", answers)
                : List.of(answers.getPermittedSubclasses()).stream()
                        .collect(Collectors.toMap(
                                one -> one.getAnnotation(Conclusion.class).value(), one -> one));
    }

    /** What the decision of a kind reads, as its type says; no court is needed to ask it. */
    private static Class<?> answers(TaskKind kind) throws Exception {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(TaskDecision.class));
        for (BeanDefinition found : scan.findCandidateComponents("org.lian.process")) {
            var type = Class.forName(found.getBeanClassName());
            var instance = new SpringObjenesis().newInstance(type);
            if (((TaskDecision<?>) instance).kind() == kind) {
                var said = ((TaskDecision<?>) instance).answers();
                assertThat(said)
                        .isEqualTo(ResolvableType.forClass(type)
                                .as(TaskDecision.class)
                                .resolveGeneric());
                return said;
            }
        }
        throw new AssertionError("Nobody decides " + kind);
    }
}
