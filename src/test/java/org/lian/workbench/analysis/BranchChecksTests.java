package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.workbench.RuleFinding;
import org.w3c.dom.Element;

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
                        // Two ways to one step are exchanged without anything being changed.
                        .filter(other -> !other.getAttribute("targetRef").equals(one.getAttribute("targetRef")))
                        .map(other -> List.of(one.getAttribute("id"), other.getAttribute("id")))
                        .forEach(pair -> tests.add(
                                DynamicTest.dynamicTest(diagram + " " + pair, () -> assertThat(DrawnDiagram.of(diagram)
                                                .exchanged(pair.get(0), pair.get(1))
                                                .choices())
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
                                                .exchanged(pair.get(0), pair.get(1))
                                                .choices())
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
    @CsvSource({"filing,Flow_Refuse", "filing,Flow_Register", "fee-payment,Flow_MoneyFound", "refund,Flow_RefundGranted"
    })
    @DisplayName("去向中间加一步新的、加一个新网关而每一条路都先到原来的地方：可以")
    void between(String diagram, String flow) throws IOException {
        var step = DrawnDiagram.of(diagram).withStep(flow, "Task_New", "${setTaskDeadline}");
        var gateway = DrawnDiagram.of(diagram)
                .withGateway(flow, "Gateway_New", "${courtCode == '320102'}", target(diagram, flow));
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

    /** An exchange, or half of one, that somebody hides. */
    private record Hidden(String how, String at, Function<DrawnDiagram, DrawnDiagram> change) {}

    private static final String ALWAYS = "${track == 'CIVIL' || track != 'CIVIL'}";

    private static final List<Hidden> HIDDEN = List.of(
            new Hidden("只改一条去向", "Flow_Refuse", filing -> filing.led("Flow_Refuse", "CallActivity_ServeAdvice")),
            new Hidden("三条轮换", "Flow_Refuse", filing -> filing.exchanged("Flow_Refuse", "Flow_Advise")
                    .exchanged("Flow_Advise", "Flow_Correct")),
            new Hidden("新步骤以后再对调", "Flow_Refuse", filing -> filing.exchanged("Flow_Refuse", "Flow_Advise")
                    .withStep("Flow_Refuse", "Task_New", "${setTaskDeadline}")),
            new Hidden(
                    "新网关的条件总是成立",
                    "Flow_Refuse",
                    filing -> filing.withGateway("Flow_Refuse", "Gateway_New", ALWAYS, "CallActivity_ServeAdvice")),
            new Hidden("新网关的默认去向是别处", "Flow_Refuse", filing -> filing.led("Flow_Refuse", "CallActivity_ServeAdvice")
                    .withGateway("Flow_Refuse", "Gateway_New", "${track == 'CIVIL'}", "Task_SignRefusal")),
            new Hidden("两个新网关套着", "Flow_Correct", filing -> filing.withGateway(
                            "Flow_Correct", "Gateway_New", "${track == 'CIVIL'}", "EndEvent_CorrectionDecided")
                    .withGateway("Flow_Gateway_New", "Gateway_More", "${track == 'CIVIL'}", "Task_SignRefusal")),
            new Hidden("新步骤以后的新网关", "Flow_RegisterAfterAll", filing -> filing.withStep(
                            "Flow_RegisterAfterAll", "Task_New", "${setTaskDeadline}")
                    .withGateway("Flow_Task_New", "Gateway_New", "${track == 'CIVIL'}", "Task_ReviewFiling")),
            new Hidden("新步骤到时从边上出去", "Flow_Refuse", filing -> filing.withStep(
                            "Flow_Refuse", "Task_New", "${setTaskDeadline}")
                    .withTimer("Task_New", "${reviewDueAt}", "CallActivity_ServeAdvice")),
            new Hidden("去向换编号再对调", "Flow_Mine", filing -> filing.exchanged("Flow_Refuse", "Flow_Advise")
                    .renamed("Flow_Refuse", "Flow_Mine")),
            new Hidden("网关换编号再对调", "Flow_Refuse", filing -> filing.exchanged("Flow_Refuse", "Flow_Advise")
                    .renamed("Gateway_ReviewOutcome", "Gateway_Mine")),
            new Hidden("别处那一步换编号再对调", "Flow_Refuse", filing -> filing.exchanged("Flow_Refuse", "Flow_Advise")
                    .renamed("CallActivity_ServeAdvice", "CallActivity_Mine")),
            new Hidden("编号互换", "Flow_Refuse", filing -> filing.exchanged("Flow_Refuse", "Flow_RegisterAfterAll")
                    .renamed("Task_SignRefusal", "Task_X")
                    .renamed("Gateway_DeferralOpen", "Task_SignRefusal")
                    .renamed("Task_X", "Gateway_DeferralOpen")),
            new Hidden("直接结束", "Flow_Insisted", filing -> filing.withEnd("Flow_Insisted", "EndEvent_New")),
            new Hidden(
                    "一部分直接结束", "Flow_Refuse", filing -> filing.withStep("Flow_Refuse", "Task_New", "${setTaskDeadline}")
                            .withGateway("Flow_Task_New", "Gateway_New", ALWAYS, "EndEvent_CorrectionDecided")),
            new Hidden("等到的事换编号再对调", "Flow_ForwardingAccepted_to_FindReceivingCourt", filing -> filing.exchanged(
                            "Flow_ForwardingAccepted_to_FindReceivingCourt", "Flow_InsistedAfterAdvice_to_SignRefusal")
                    .renamed("CatchEvent_ForwardingAccepted", "CatchEvent_Mine")),
            new Hidden(
                    "等到的事后面加总是成立的网关",
                    "Flow_InsistedAfterAdvice_to_SignRefusal",
                    filing -> filing.withGateway(
                            "Flow_InsistedAfterAdvice_to_SignRefusal", "Gateway_New", ALWAYS, "Task_ForwardFiling")),
            new Hidden("先经过程序自带的另一步", "Flow_Refuse", filing -> filing.led("Flow_Refuse", "Task_RecordSilence")));

    @TestFactory
    @DisplayName("对调藏在新编号、新步骤、新网关、边上的事件、新的结束后面：一样不能发布")
    Stream<DynamicTest> hidden() {
        return HIDDEN.stream()
                .map(hidden -> DynamicTest.dynamicTest(hidden.how(), () -> assertThat(
                                hidden.change().apply(DrawnDiagram.of("filing")).choices())
                        .anySatisfy(finding -> {
                            assertThat(finding.isBlocking()).isTrue();
                            assertThat(finding.code()).isEqualTo(MOVED);
                            assertThat(finding.element()).isEqualTo(hidden.at());
                        })));
    }

    @Test
    @DisplayName("绕过程序自带的网关，另画一个照样问、去向对调的：不能发布，写明绕过了哪个网关")
    void around() throws IOException {
        var copied = DrawnDiagram.of("filing")
                .withGateway(
                        "Flow_ReviewFiling_to_ReviewOutcome",
                        "Gateway_Copy",
                        "${reviewOutcome == 'ADVISE'}",
                        "EndEvent_CorrectionDecided");
        var signed = DrawnDiagram.of("filing")
                .withGateway(
                        "Flow_SignRefusal_to_RefusalSigned",
                        "Gateway_Copy",
                        "${signOutcome == 'RETURN'}",
                        "Task_IssueRefusal");

        assertThat(copied.choices()).anySatisfy(finding -> {
            assertThat(finding.isBlocking()).isTrue();
            assertThat(finding.code()).isEqualTo("BRANCH_AROUND");
            assertThat(finding.element()).isEqualTo("EndEvent_CorrectionDecided");
            assertThat(finding.message()).contains("审查结论？", "绕过");
        });
        assertThat(copied.statute())
                .anySatisfy(finding -> assertThat(finding.message()).contains("必须送达释明告知"));
        assertThat(signed.choices())
                .anySatisfy(finding -> assertThat(finding.element()).isEqualTo("Task_IssueRefusal"));
    }

    @Test
    @DisplayName("同一件事另画一个等待、引到别处：不能发布")
    void awaitedTwice() throws IOException {
        var draft = DrawnDiagram.of("filing").with(file -> {
            var event =
                    (Element) file.nodes().get("CatchEvent_CorrectionSubmitted").cloneNode(true);
            event.setAttribute("id", "CatchEvent_Twice");
            file.nodes().get("CatchEvent_CorrectionSubmitted").getParentNode().appendChild(event);
            for (var id : List.of(
                    "Flow_AwaitCorrection_to_CorrectionSubmitted", "Flow_CorrectionSubmitted_to_SetReviewDeadline")) {
                file.flows().stream()
                        .filter(flow -> flow.getAttribute("id").equals(id))
                        .forEach(flow -> {
                            var twice = (Element) flow.cloneNode(true);
                            twice.setAttribute("id", id + "_Twice");
                            if (id.startsWith("Flow_Await")) {
                                twice.setAttribute("targetRef", "CatchEvent_Twice");
                            } else {
                                twice.setAttribute("sourceRef", "CatchEvent_Twice");
                                twice.setAttribute("targetRef", "Task_SetExtensionDeadline");
                            }
                            flow.getParentNode().appendChild(twice);
                        });
            }
        });

        assertThat(draft.choices())
                .filteredOn(finding -> finding.code().equals(MOVED))
                .extracting(RuleFinding::element)
                .containsExactly("Flow_CorrectionSubmitted_to_SetReviewDeadline_Twice");
    }

    private static String target(String diagram, String flow) throws IOException {
        return DrawnDiagram.of(diagram).flow(flow).getAttribute("targetRef");
    }
}
