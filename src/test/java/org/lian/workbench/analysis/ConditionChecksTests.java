package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 条件: what a variable can never be is no branch. */
class ConditionChecksTests {
    private static final String REFUSED = "${beforeOutcome == 'REFUSED'}";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "${beforeOutcome == 'REGISTERED'} ; REGISTER",
                "${beforeOutcome == 'refused'} ; REFUSED",
                "${beforeOutcome != 'WITHDRAW'} ; WITHDRAWN",
                "${signOutcome == 'SIGNED'} ; SIGN",
                "${feeOutcome == 'UNPAYED' || feePaid == true} ; UNPAID",
                "${refundOutcome == 'FAILURE'} ; FAILED",
                "${serviceMethod == 'ELECTRONICALLY'} ; ELECTRONIC",
                "${reviewOutcome == 'CORRECTED'} ; CORRECT",
                "${reviewOnExpiry == 'ESCALATED'} ; ESCALATE",
                "${feePaid == 'YES'} ; true",
                "${beforeOutcome == true} ; REFUSED",
                "${beforeOutcome == 1} ; REFUSED"
            })
    @DisplayName("和变量永远不会有的值比较：不能发布，写明最接近的值")
    void aValueThatItNeverHas(String condition, String nearest) throws IOException {
        assertThat(refusedIf(condition).blocking("CONDITION_VALUE", "Flow_Refused"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("最接近的是 ", nearest));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"${false} ; 永远不会走", "${true} ; 总是走"})
    @DisplayName("写死的条件：说明永远不走还是总是走，不说变量没有登记")
    void always(String condition, String word) throws IOException {
        assertThat(refusedIf(condition).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.isBlocking()).isTrue();
            assertThat(finding.code()).isEqualTo("CONSTANT_CONDITION");
            assertThat(finding.element()).isEqualTo("Flow_Refused");
            assertThat(finding.message()).contains(word).doesNotContain("没有登记");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "${feePaid == true && feePaid == false} ; 永远不会走",
                "${feePaid == true || feePaid == false} ; 总是走",
                "${beforeOutcome == 'REFUSED' && beforeOutcome == 'REGISTER'} ; 永远不会走",
                "${beforeOutcome == 'REFUSED' || true} ; 总是走",
                "${beforeOutcome == 'REFUSED' && false} ; 永远不会走"
            })
    @DisplayName("变量怎么取值都不成立、都成立的条件：不能发布")
    void whateverTheValues(String condition, String word) throws IOException {
        assertThat(refusedIf(condition).blocking("DEAD_BRANCH", "Flow_Refused"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains(word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${beforeOutcome}", "${taskDueAt}", "${beforeOutcome > 'A'}"})
    @DisplayName("文字、日期不能单独作条件，也不能比大小")
    void noAnswer(String condition) throws IOException {
        assertThat(refusedIf(condition).blocking("CONDITION_VALUE", "Flow_Refused"))
                .hasSize(1);
    }

    @Test
    @DisplayName("变量会有的值、是或否单独作条件、和 null 比较：可以")
    void whatItCanBe() throws IOException {
        for (var condition : new String[] {
            "${beforeOutcome == 'FORWARDED'}", "${beforeOutcome != 'REGISTER' && insisted}", "${signOutcome == null}"
        }) {
            assertThat(refusedIf(condition).blocking("CONDITION_VALUE")).isEmpty();
            assertThat(refusedIf(condition).blocking("DEAD_BRANCH")).isEmpty();
        }
    }

    private static ChangedDiagram refusedIf(String condition) throws IOException {
        return ChangedDiagram.of("filing")
                .with(REFUSED, condition.replace("&&", "&amp;&amp;").replace(">", "&gt;"));
    }
}
