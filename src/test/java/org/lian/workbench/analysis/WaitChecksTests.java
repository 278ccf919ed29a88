package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lian.workbench.RuleFinding;

/** 等待: a filing never stands where nobody has a task because somebody drew a wait there. */
class WaitChecksTests {
    private static final String SOME_DAY = "${taskDueAt}";

    static Stream<List<String>> flows() throws IOException {
        var flows = new ArrayList<List<String>>();
        for (var diagram : ChangedDiagram.diagrams().keySet()) {
            DrawnDiagram.of(diagram)
                    .read()
                    .flows()
                    .forEach(flow -> flows.add(List.of(diagram, flow.getAttribute("id"))));
        }
        return flows.stream();
    }

    @ParameterizedTest
    @MethodSource("flows")
    @DisplayName("流程的哪条路上都不能加等待，谁签也不行")
    void nowhere(List<String> flow) throws IOException {
        var draft = DrawnDiagram.of(flow.get(0)).withWait(flow.get(1), "Event_New", SOME_DAY);

        assertThat(draft.waits()).anyMatch(finding -> finding.isBlocking() && isOf(finding, "Event_New"));
    }

    @Test
    @DisplayName("全部检查一起跑，每张图都说得出来")
    void everyDiagram() throws IOException {
        var first = new LinkedHashMap<String, String>();
        flows().forEach(flow -> first.putIfAbsent(flow.get(0), flow.get(1)));

        assertThat(first.keySet()).isEqualTo(ChangedDiagram.diagrams().keySet());
        for (var flow : first.entrySet()) {
            assertThat(DrawnDiagram.of(flow.getKey())
                            .withWait(flow.getValue(), "Event_New", SOME_DAY)
                            .blocking())
                    .as(flow.getKey())
                    .anyMatch(finding -> isOf(finding, "Event_New"));
        }
    }

    @Test
    @DisplayName("先定日期再等，一个接一个，也不行")
    void manyInARow() throws IOException {
        var draft = DrawnDiagram.of("filing");
        for (var n = 0; n < 5; n++) {
            draft = draft.withWait("Flow_Received_to_Before", "Event_" + n, SOME_DAY)
                    .withStep("Flow_Received_to_Before", "Task_" + n, "${setTaskDeadline}");
        }

        assertThat(draft.blocking())
                .filteredOn(finding -> finding.code().equals("WAIT_ADDED"))
                .hasSize(5);
    }

    @Test
    @DisplayName("旁边的路上也不能等：图要等它才结束，调用它的也停着")
    void notBesideTheFlow() throws IOException {
        var aside = reminder("manual-decision", "Task_DecideManually");

        assertThat(aside.withWait("Flow_BoundaryEvent_New", "Event_New", SOME_DAY)
                        .blocking())
                .anyMatch(finding -> isOf(finding, "Event_New"));
    }

    @ParameterizedTest
    @CsvSource({
        "fee-payment, Task_ConfirmFee, Message_FeePaid",
        "filing, CallActivity_FeePayment, Message_FilingWithdrawn",
        "filing, Task_RuleOnWithdrawal, Message_WithdrawalRequested"
    })
    @DisplayName("已经有地方等的消息，不能再加一处等")
    void nobodyElseListens(String diagram, String task, String message) throws IOException {
        var draft = DrawnDiagram.of(diagram)
                .withTimer(task, SOME_DAY, task)
                .with(file -> {
                    var event = Objects.requireNonNull(file.nodes().get("BoundaryEvent_New"));
                    var timer =
                            DiagramFile.children(event, "timerEventDefinition").get(0);
                    var listens = event.getOwnerDocument()
                            .createElementNS(event.getNamespaceURI(), "bpmn:messageEventDefinition");
                    listens.setAttribute("messageRef", message);
                    event.replaceChild(listens, timer);
                })
                .withEnd("Flow_BoundaryEvent_New", "EndEvent_New");

        assertThat(draft.blocking())
                .anyMatch(finding ->
                        finding.code().equals("MESSAGE_TAKEN") && "BoundaryEvent_New".equals(finding.element()));
    }

    @Test
    @DisplayName("随程序发布的等待改了时间：请改回，不叫人删除")
    void aChangedWaitIsPutBack() throws IOException {
        var draft = DrawnDiagram.of("filing").with(file -> {
            var timer = DiagramFile.children(
                            Objects.requireNonNull(file.nodes().get("CatchEvent_CorrectionOverdue")),
                            "timerEventDefinition")
                    .get(0);
            DiagramFile.children(timer, "timeDate").get(0).setTextContent(SOME_DAY);
        });

        assertThat(draft.blocking())
                .filteredOn(finding -> isOf(finding, "CatchEvent_CorrectionOverdue"))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.message()).contains("请改回").doesNotContain("删除", "新加"));
    }

    @Test
    @DisplayName("随程序发布的流程图自己的等待照旧；任务边上不中断的定时提醒，做完就结束的，可以加")
    void whatIsAllowed() throws IOException {
        for (var diagram : ChangedDiagram.diagrams().keySet()) {
            assertThat(DrawnDiagram.of(diagram).findings())
                    .noneMatch(finding -> List.of("WAIT_ADDED", "MESSAGE_TAKEN").contains(finding.code()));
        }
        assertThat(reminder("complaint", "Task_AnswerComplaint").findings())
                .noneMatch(finding -> finding.code().equals("WAIT_ADDED"));
    }

    /** An event at the edge of a task that does not interrupt it and leads to an end of its own. */
    private static DrawnDiagram reminder(String diagram, String task) throws IOException {
        return DrawnDiagram.of(diagram)
                .withTimer(task, SOME_DAY, task)
                .with(file -> file.nodes().get("BoundaryEvent_New").setAttribute("cancelActivity", "false"))
                .withEnd("Flow_BoundaryEvent_New", "EndEvent_New");
    }

    private static boolean isOf(RuleFinding finding, String element) {
        return finding.code().equals("WAIT_ADDED") && element.equals(finding.element());
    }
}
