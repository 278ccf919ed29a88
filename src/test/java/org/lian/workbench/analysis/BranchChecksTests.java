package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.workbench.RuleFinding;

/** 去向: an answer of a shipped choice leads where it is shipped to, whoever signs. */
class BranchChecksTests {
    private static final String MOVED = "BRANCH_MOVED";

    private static Map<String, DiagramFile> diagrams() throws Exception {
        var all = new TreeMap<String, DiagramFile>();
        for (var diagram : ChangedDiagram.diagrams().entrySet()) {
            all.put(diagram.getKey(), DiagramFile.read(diagram.getValue()));
        }
        return all;
    }

    @Test
    @DisplayName("随程序发布的流程图，每个判断的去向都照旧")
    void theShippedOnes() throws Exception {
        for (var diagram : diagrams().keySet()) {
            assertThat(DrawnDiagram.of(diagram).choices()).isEmpty();
        }
    }

    @TestFactory
    @DisplayName("程序自带的网关，任何两条去向对调：谁批准也不能发布")
    Stream<DynamicTest> exchanged() throws Exception {
        var tests = new ArrayList<DynamicTest>();
        diagrams().forEach((diagram, file) -> file.nodes("exclusiveGateway").forEach(gateway -> {
            var out = file.from(gateway.getAttribute("id"));
            for (var one : out) {
                out.stream()
                        .skip(out.indexOf(one) + 1L)
                        .map(other -> List.of(one.getAttribute("id"), other.getAttribute("id")))
                        .forEach(pair -> tests.add(
                                DynamicTest.dynamicTest(diagram + " " + pair, () -> assertThat(DrawnDiagram.of(diagram)
.exchanged(pair.get(0), pair.get(1)).choices())
                                        .filteredOn(finding -> finding.code().equals(MOVED))
                                        .extracting(RuleFinding::element)
                                        .containsExactlyInAnyOrderElementsOf(pair))));
            }
        }));
        assertThat(tests).hasSizeGreaterThan(30);
        return tests.stream();
    }

    @TestFactory
    @DisplayName("等待网关等到的每一件事，后面对调：谁批准也不能发布")
    Stream<DynamicTest> awaited() throws Exception {
        var tests = new ArrayList<DynamicTest>();
        diagrams().forEach((diagram, file) -> file.nodes("eventBasedGateway").forEach(gateway -> {
            var out = file.from(gateway.getAttribute("id")).stream()
                    .flatMap(flow -> file.from(flow.getAttribute("targetRef")).stream())
                    .toList();
            for (var one : out) {
                out.stream()
                        .skip(out.indexOf(one) + 1L)
                        .filter(other -> !other.getAttribute("targetRef").equals(one.getAttribute("targetRef")))
                        .map(other -> List.of(one.getAttribute("id"), other.getAttribute("id")))
                        .forEach(pair -> tests.add(
                                DynamicTest.dynamicTest(diagram + " " + pair, () -> assertThat(DrawnDiagram.of(diagram)
.exchanged(pair.get(0), pair.get(1)).choices())
                                        .filteredOn(finding -> finding.code().equals(MOVED))
                                        .extracting(RuleFinding::element)
                                        .containsExactlyInAnyOrderElementsOf(pair))));
            }
        }));
        assertThat(tests).hasSizeGreaterThan(7);
        return tests.stream();
    }

    @Test
    @DisplayName("说明写明哪个网关、哪条去向、原来先到哪里（哪一条）、现在先到哪里、怎样加新的步骤")
    void inWords() throws IOException {
        var draft = DrawnDiagram.of("filing").exchanged("Flow_Refuse", "Flow_Advise");

        assertThat(draft.findings())
                .filteredOn(finding -> finding.code().equals(MOVED) && "Flow_Refuse".equals(finding.element()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.isBlocking()).isTrue();
                    assertThat(finding.message())
                            .isEqualTo(
                                    "网关“审查结论？”的去向“建议不予受理”随程序发布时先到“审签裁定”（民事诉讼法第一百二十六条、第一百五十七条），现在先到“送达释明告知”。请改回。中间可以加新的步骤、新的网关，但每一条路都要先到“审签裁定”");
                });
    }

    @ParameterizedTest
    @CsvSource({"filing,Flow_Refuse", "filing,Flow_Register", "fee-payment,Flow_MoneyFound", "refund,Flow_RefundGranted"})
    @DisplayName("去向中间加一步新的、加一个新网关而每一条路都先到原来的地方：可以")
    void between(String diagram, String flow) throws IOException {
        var step = DrawnDiagram.of(diagram).withStep(flow, "Task_New", "${setTaskDeadline}");
        var gateway = DrawnDiagram.of(diagram).withGateway(flow, "Gateway_New", "${courtCode == '320102'}", target(diagram, flow));
        var both = step.withGateway("Flow_Task_New", "Gateway_New", "${courtCode == '320102'}", target(diagram, flow));

        assertThat(step.choices()).isEmpty();
        assertThat(gateway.choices()).isEmpty();
        assertThat(both.choices()).isEmpty();
    }

    @Test
    @DisplayName("原来去的那一步换了编号：去向照旧，可以")
    void renamed() throws IOException {
        var renamed = ChangedDiagram.of("filing").with("\"CallActivity_ServeAdvice\"", "\"CallActivity_Mine\"");

        assertThat(renamed.blocking(MOVED)).isEmpty();
    }

    private static String target(String diagram, String flow) throws IOException {
        return DrawnDiagram.of(diagram).flow(flow).getAttribute("targetRef");
    }
}
