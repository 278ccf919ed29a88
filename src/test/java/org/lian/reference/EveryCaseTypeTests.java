package org.lian.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lian.reference.CaseTypeAnswers.Answer;
import org.lian.reference.CaseTypeAnswers.Where;
import org.lian.rules.Tables;
import org.lian.vocabulary.Track;

/** Every kind of case that the standard numbers, and back from every number that is given here. */
class EveryCaseTypeTests {
    private static final Tables TABLES = new Tables();
    private static final List<Answer> ANSWERS = new CaseTypeAnswers().all();

    static Stream<String> kinds() {
        return ReferenceFiles.records(ReferenceFiles.content("case_types.csv")).stream()
                .map(row -> row.get("type_code") + " " + row.get("case_type"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("案件类型代字表的每一行都有一个回答：网上哪一种程序收，或者说清去哪里、凭什么")
    void everyKindIsAnswered(String kind) {
        var type = kind.substring(0, kind.indexOf(' '));
        var name = kind.substring(kind.indexOf(' ') + 1).replaceFirst("案件$", "");

        var answers = ANSWERS.stream()
                .filter(answer ->
                        answer.typeCode().equals(type) && answer.names().contains(name))
                .toList();

        assertThat(answers).as(kind).hasSize(1);
        var answer = answers.get(0);
        assertThat(answer.text()).as(kind).hasSizeGreaterThan(5);
        assertThat(answer.basis()).as(kind).matches(".*(第.+条|案件类型代字标准).*");
        var procedure = answer.procedure();
        assertThat(procedure != null).as(kind).isEqualTo(answer.where() == Where.ONLINE);
        if (procedure != null) {
            assertThat(TABLES.ask("case-type-eligibility", Map.of("track", procedure.name())))
                    .as("%s is taken by %s", kind, procedure)
                    .anySatisfy(row -> assertThat(row.get("effect")).isEqualTo("ACCEPT"));
        }
    }

    @Test
    @DisplayName("反过来：本院编号的每一行都由一个回答说到，代字相同；网上收的每一种程序都由一个回答说到；没有多余的回答")
    void everyNumberIsAnswered() {
        var rows = Dmn.readModelFromFile(
                        Tables.folder().resolve("case-code.dmn").toFile())
                .getModelElementsByType(DecisionTable.class)
                .stream()
                .flatMap(table -> table.getRules().stream())
                .collect(Collectors.toMap(Rule::getId, EveryCaseTypeTests::typeCode));
        var named = new TreeSet<String>();
        for (var answer : ANSWERS) {
            assertThat(!answer.names().isEmpty() || answer.procedure() == Track.PERSONALITY_INJUNCTION)
                    .as("%s answers a kind", answer)
                    .isTrue();
            for (var row : answer.rows()) {
                assertThat(rows).as(answer.text()).containsEntry(row, answer.typeCode());
                named.add(row);
            }
        }
        assertThat(named).isEqualTo(new TreeSet<>(rows.keySet()));
        assertThat(ANSWERS.stream().flatMap(answer -> Stream.ofNullable(answer.procedure())))
                .containsAll(Arrays.stream(Track.values())
                        .filter(track -> !track.word("place").equals("-"))
                        .filter(track -> TABLES.ask("case-type-eligibility", Map.of("track", track.name())).stream()
                                .anyMatch(row -> row.get("effect").equals("ACCEPT")))
                        .toList());
    }

    private static String typeCode(Rule rule) {
        return rule.getOutputEntries()
                .iterator()
                .next()
                .getText()
                .getTextContent()
                .replace("\"", "");
    }
}
