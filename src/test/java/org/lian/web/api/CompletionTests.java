package org.lian.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.forms.Form;
import org.lian.forms.FormField;
import org.lian.forms.ShippedForms;
import org.lian.forms.TaskPage;

/** 办结任务的接口与任务的表单: what the one takes, some other asks. */
class CompletionTests {
    /** Of a step that the court drew itself, of any page, of what is confirmed beside a registration, and of who signs. */
    private static final Set<String> OF_NO_SHIPPED_FORM = Set.of("answers", "formVersion", "feeFen", "clerk");

    private static Stream<Form> forms() {
        return ShippedForms.ids().stream().map(id -> ShippedForms.find(id).orElseThrow());
    }

    private static boolean isSent(Form form) {
        return form.conclusion() != null && Objects.requireNonNull(form.task()).answersIn() != TaskPage.AnswersIn.PAGE;
    }

    @Test
    @DisplayName("接口收的字段，正是各张任务表单问的，加上本院步骤的回答和表单的版本")
    void fieldsAreThoseOfTheForms() {
        var asked = new TreeSet<>(OF_NO_SHIPPED_FORM);
        forms().forEach(form -> {
            form.fields().forEach(field -> asked.add(field.name()));
            if (isSent(form)) {
                asked.add(Objects.requireNonNull(form.conclusion()).name());
            }
        });

        assertThat(new TreeSet<>(Arrays.stream(Completion.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList()))
                .isEqualTo(asked);
    }

    @Test
    @DisplayName("接口收的决定，正是各张任务表单给的结论")
    void decisionsAreThoseOfTheForms() {
        var codes = new HashSet<String>();
        forms().filter(CompletionTests::isSent)
                .map(form -> Objects.requireNonNull(form.conclusion()))
                .filter(conclusion -> conclusion.name().equals("decision"))
                .flatMap(conclusion -> conclusion.options().stream())
                .map(FormField.Option::value)
                .forEach(codes::add);

        assertThat(Arrays.stream(Completion.Decision.values()).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    @DisplayName("收到的每个字段都交给表单去核对，一个不丢")
    void nothingIsLost() throws Exception {
        var sent = new ObjectMapper().readValue("""
                        {"outcome": "REGISTER", "confirmed": {"typeCode": "民初"}, "items": [{"code": "X"}], "ground": "G",
                         "competentCourt": "C", "reason": "R", "basis": "B", "confirmedFen": 1, "decision": "SIGN", "days": 2,
                         "until": "2026-12-01", "document": "D", "values": {"a": 1}, "approved": true, "voucher": "V",
                         "answer": "A", "percent": 3, "answers": {"b": 2}, "formVersion": 4, "mediator": "M",
                         "measures": "E", "thing": "DEPOSIT", "on": "2026-12-02", "performance": "2026-12-03", "noticeOn": "2026-12-04",
                         "suitNumber": "N", "guarantee": "G", "payment": "P", "feeFen": 5, "clerk": "clerk1", "defendantChanged": true}""", Completion.class);

        var passed = sent.toTaskCompletion();

        assertThat(passed.feeFen()).isEqualTo(5);
        var names = new HashSet<>(passed.given().keySet());
        names.addAll(OF_NO_SHIPPED_FORM);
        assertThat(names)
                .isEqualTo(Arrays.stream(Completion.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.toSet()));
        assertThat(passed.ownAnswers()).containsEntry("b", 2);
        assertThat(passed.formVersion()).isEqualTo(4);
    }
}
