package org.lian.rules;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputData;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every table does what its examples say, every row is shown by one, and each row names its article. */
class DecisionTableTests {
    private static final Tables TABLES = new Tables();
    private static final String NO_ROW = "-";

    static List<String> ids() throws IOException {
        return Tables.ids();
    }

    @TestFactory
    @DisplayName("每张表的示例")
    Stream<DynamicTest> examples() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (var id : ids()) {
            for (var example : TABLES.examples(id)) {
                tests.add(DynamicTest.dynamicTest(example.toString(), () -> check(example)));
            }
        }
        return tests.stream();
    }

    private static void check(Tables.Example example) {
        var rows = TABLES.ask(example.decision(), example.inputs());

        example.expected().forEach((output, expected) -> {
            if (expected.equals(NO_ROW)) {
                assertThat(rows).isEmpty();
            } else {
                assertThat(rows.stream()
                                .map(row -> Objects.toString(row.get(output)))
                                .collect(joining("|")))
                        .as(output)
                        .isEqualTo(expected);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("ids")
    @DisplayName("每一行都有示例")
    void everyRowIsShown(String id) throws IOException {
        var shown = new HashSet<String>();
        for (var example : TABLES.examples(id)) {
            TABLES.ask(id, example.inputs());
            shown.addAll(TABLES.fired());
        }
        assertThat(TABLES.model(id).getModelElementsByType(Rule.class))
                .extracting(DmnElement::getId)
                .allSatisfy(rule -> assertThat(shown).contains(rule));
    }

    @ParameterizedTest
    @MethodSource("ids")
    @DisplayName("每一行写明依据，编号可读，列有中文名，只用 FEEL")
    void everyRowNamesItsArticle(String id) throws IOException {
        var model = TABLES.model(id);
        assertThat(model.getModelElementsByType(Rule.class)).allSatisfy(rule -> {
            assertThat(rule.getId()).matches("[a-z]+(-[a-z0-9]+)*");
            assertThat(rule.getDescription().getTextContent()).isNotBlank();
        });
        var chinese = ".*\\p{IsHan}.*";
        assertThat(model.getModelElementsByType(Input.class))
                .allSatisfy(column -> assertThat(column.getLabel()).matches(chinese));
        assertThat(model.getModelElementsByType(Output.class))
                .allSatisfy(column -> assertThat(column.getLabel()).matches(chinese));
        assertThat(model.getModelElementsByType(InputData.class)).allSatisfy(input -> {
            assertThat(input.getName()).matches(chinese);
            assertThat(input.getInformationItem().getName()).isEqualTo(input.getId());
        });
        assertThat(model.getModelElementsByType(Decision.class))
                .extracting(DmnElement::getId)
                .contains(id);
        assertThat(model.getModelElementsByType(LiteralExpression.class))
                .extracting(LiteralExpression::getExpressionLanguage)
                .allMatch(java.util.Objects::isNull);
        assertThat(model.getModelElementsByType(UnaryTests.class))
                .extracting(UnaryTests::getExpressionLanguage)
                .allMatch(java.util.Objects::isNull);
        // decimal() rounds half even; FIRST would hide an overlap.
        assertThat(Files.readString(Tables.folder().resolve(id + ".dmn"))).doesNotContain("decimal(");
        assertThat(model.getModelElementsByType(DecisionTable.class))
                .extracting(DecisionTable::getHitPolicy)
                .isSubsetOf(HitPolicy.UNIQUE, HitPolicy.COLLECT, HitPolicy.RULE_ORDER);
        assertThat(model.getModelElementsByType(Decision.class))
                .extracting(Decision::getCamundaHistoryTimeToLiveString)
                .containsOnly("P3650D");
    }

    @Test
    @DisplayName("每个民事案由至多一类；没有类别的案由逐一列明")
    void everyCauseHasOneFeeClass() throws IOException {
        var without = new TreeSet<String>();
        try (var reader = Files.newBufferedReader(
                        Path.of("src/test/resources/law/civil_causes_2025.csv"), StandardCharsets.UTF_8);
                var causes = CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(reader)) {
            for (var cause : causes) {
                var code = cause.get("code");
                for (var hasAmount : List.of(true, false)) {
                    // An overlap makes the UNIQUE table throw.
                    var rows = TABLES.ask("cause-fee-class", Map.of("causeCode", code, "hasAmount", hasAmount));
                    if (rows.isEmpty()) {
                        without.add(code);
                    }
                }
            }
        }
        assertThat(without)
                .allMatch(code -> code.length() == 2
                        || (code.startsWith("07.21") && !code.equals("07.21.214.01"))
                        || code.startsWith("11.43")
                        || code.startsWith("11.47")
                        || code.startsWith("11.52")
                        || code.equals("11.53")
                        || code.equals("11.54"));
    }

    @Test
    @DisplayName("事实不明时，没有任何不利的理由")
    void unknownNeverRefuses() {
        for (var track : org.lian.vocabulary.Track.values()) {
            var facts = new java.util.HashMap<String, Object>();
            for (var input : TABLES.model("case-type-eligibility").getModelElementsByType(InputData.class)) {
                facts.put(input.getId(), "UNKNOWN");
            }
            facts.put("track", track.name());
            assertThat(TABLES.ask("case-type-eligibility", facts))
                    .extracting(row -> row.get("effect"))
                    .isNotEmpty()
                    .containsAnyOf("ACCEPT", "WINDOW")
                    .doesNotContain("REFUSE", "ADVISE", "JUDGE");
        }
    }
}
