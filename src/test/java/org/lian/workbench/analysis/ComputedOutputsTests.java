package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.rules.Tables;
import org.lian.workbench.RuleFinding;
import org.lian.workbench.RuleFinding.Severity;

/** 算出来的结果: what a formula can give is proven to be what the program can work with, refuted, or said to be neither. */
class ComputedOutputsTests {
    /** Days of the review by how many sue; the program takes 1 to 1000. */
    private static final String CLOCK = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="model" name="试" namespace="https://lian.invalid/test">
              <inputData id="n" name="原告人数"><variable id="v1" name="plaintiffCount" typeRef="long" /></inputData>
              <inputData id="a" name="金额"><variable id="v2" name="amountFen" typeRef="long" /></inputData>
              <decision id="refusal-form" name="期限" camunda:historyTimeToLive="P1D">
                <informationRequirement id="r1"><requiredInput href="#n" /></informationRequirement>
                <decisionTable id="table" hitPolicy="UNIQUE">
                  <input id="i1" label="原告人数"><inputExpression id="e1" typeRef="long"><text>plaintiffCount</text></inputExpression></input>
                  <output id="o1" label="期限" name="remedyDays" typeRef="long" />
                  <rule id="few"><description>民事诉讼法第一条</description>
                    <inputEntry id="a1"><text>[1..10]</text></inputEntry><outputEntry id="a2"><text>7</text></outputEntry></rule>
                  <rule id="many"><description>民事诉讼法第二条</description>
                    <inputEntry id="b1"><text>&gt; 10</text></inputEntry><outputEntry id="b2"><text>15</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    private final TableChecks checks = TestChecks.tables();

    static List<String> ids() throws IOException {
        return Tables.ids();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7 | 7 - plaintiffCount
            7 | plaintiffCount + 999
            7 | plaintiffCount * 101
            7 | floor(plaintiffCount / 10) - 1
            7 | min(plaintiffCount - 2, 7)
            7 | if plaintiffCount = 7 then 0 - plaintiffCount else 7
            7 | if amountFen = null then 7 else amountFen
            7 | if amountFen = 777 then 7 - amountFen else 7
            15 | plaintiffCount
            15 | plaintiffCount - 12
            15 | 1000 - plaintiffCount
            15 | plaintiffCount * plaintiffCount
            15 | max(plaintiffCount, 15)
            15 | round half up(plaintiffCount / 10, 0) - 2
            15 | if plaintiffCount < 500 then 15 else plaintiffCount + 100000
            """)
    @DisplayName("算得出程序不能用的结果的，拦下：指出行、列，举出输入和算出的数")
    void refuted(int was, String formula) {
        assertThat(check(was, formula))
                .filteredOn(RuleFinding::isBlocking)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("OUT_OF_DOMAIN");
                    assertThat(finding.row()).isEqualTo(was == 7 ? 1 : 2);
                    assertThat(finding.cell()).isEqualTo("期限");
                    assertThat(finding.message()).contains("原告人数 = ", "时算出 ", "应当是 0 至 1000");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7 | plaintiffCount
            7 | plaintiffCount * 100
            7 | 1000 - plaintiffCount * 99
            7 | 8 + -plaintiffCount / 2
            7 | abs(plaintiffCount - 11)
            7 | ceiling(plaintiffCount / 11)
            7 | if amountFen = null then 7 else min(max(amountFen, 1), 1000)
            15 | min(plaintiffCount, 1000)
            15 | min([plaintiffCount - 10, 15])
            15 | if plaintiffCount <= 1000 then plaintiffCount else 1000
            15 | if 1000 < plaintiffCount then 1000 else plaintiffCount
            15 | if plaintiffCount < 20 or plaintiffCount > 30 then 15 else plaintiffCount + 970
            15 | if plaintiffCount >= 20 and plaintiffCount <= 30 then plaintiffCount + 970 else 15
            """)
    @DisplayName("总在范围内的，通过，也不提示")
    void proven(int was, String formula) {
        assertThat(check(was, formula)).extracting(RuleFinding::code).doesNotContain("OUT_OF_DOMAIN", "NOT_PROVEN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7 + modulo(plaintiffCount, 3)",
                "sum([plaintiffCount, 1])",
                "plaintiffCount * plaintiffCount - plaintiffCount * plaintiffCount + 7"
            })
    @DisplayName("证明不了又举不出反例的，提示：算出范围以外的转人工认定")
    void neither(String formula) {
        assertThat(check(7, formula))
                .noneMatch(RuleFinding::isBlocking)
                .filteredOn(finding -> finding.code().equals("NOT_PROVEN"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.row()).isEqualTo(1);
                    assertThat(finding.message()).contains("转人工认定", "0 至 1000");
                });
    }

    @Test
    @DisplayName("没有改的格子不重复提示")
    void unchanged() {
        var table = table(7, "sum([plaintiffCount, 1])");

        assertThat(checks.check("refusal-form", table, table))
                .extracting(RuleFinding::code)
                .doesNotContain("NOT_PROVEN");
    }

    @Test
    @DisplayName("格子没有改，条件放宽了，也要重新证明")
    void widerCondition() {
        var after = table(15, "1000 - plaintiffCount");
        var before = new String(after, StandardCharsets.UTF_8)
                .replace("&gt; 10<", "[11..500]<")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(checks.check("refusal-form", after, before))
                .filteredOn(finding -> finding.code().equals("OUT_OF_DOMAIN"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.row()).isEqualTo(2));
    }

    @ParameterizedTest
    @MethodSource("ids")
    @DisplayName("发布的每张表没有算得出范围以外的，也不提示")
    void shipped(String id) throws IOException {
        var table = Files.readAllBytes(Tables.folder().resolve(id + ".dmn"));

        assertThat(checks.check(id, table, table))
                .extracting(RuleFinding::code)
                .doesNotContain("OUT_OF_DOMAIN", "NOT_PROVEN");
    }

    @Test
    @DisplayName("一步一步算下去成了负数的诉讼费拦下")
    void negativeFee() throws IOException {
        var base = Files.readString(Tables.folder().resolve("litigation-fee.dmn"));
        var draft = base.replace("/ 10000 + addFen]", "/ 10000 + addFen - 5000000]");
        assertThat(draft).isNotEqualTo(base);

        assertThat(checks.check(
                        "litigation-fee",
                        draft.getBytes(StandardCharsets.UTF_8),
                        base.getBytes(StandardCharsets.UTF_8)))
                .filteredOn(finding -> finding.code().equals("OUT_OF_DOMAIN"))
                .isNotEmpty()
                .allMatch(RuleFinding::isBlocking)
                .anySatisfy(finding -> assertThat(finding.message()).contains("时算出 -"));
    }

    private List<RuleFinding> check(int was, String formula) {
        return checks.check("refusal-form", table(was, formula), CLOCK.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] table(int was, String formula) {
        var text = "<text>" + formula.replace("&", "&amp;").replace("<", "&lt;") + "</text>";
        return CLOCK.replace("<text>" + was + "</text>", text).getBytes(StandardCharsets.UTF_8);
    }
}
