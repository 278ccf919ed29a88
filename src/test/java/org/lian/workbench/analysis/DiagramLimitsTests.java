package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long records stay, how often a step is tried again, who signs, and that diagrams do not call each other round. */
class DiagramLimitsTests {
    private static final String GATEWAY_END =
            "<bpmn:outgoing>Flow_AutoRegistration</bpmn:outgoing>\n        </bpmn:exclusiveGateway>";

    private static final String TO_LIVE = "camunda:historyTimeToLive=\"P3650D\"";

    @ParameterizedTest
    @ValueSource(strings = {"P30D", "P3649D", "3649", "P1Y", "P0D", "PT24H", "soon"})
    @DisplayName("记录保存期限不能短于随程序发布的：案件记录会提前删除")
    void keptShorter(String days) throws IOException {
        assertThat(ChangedDiagram.of("refund")
                        .with(TO_LIVE, "camunda:historyTimeToLive=\"" + days + "\"")
                        .blocking("TIME_TO_LIVE", "refund"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("P3650D"));
    }

    @Test
    @DisplayName("去掉记录保存期限不行，写得更长可以")
    void keptLonger() throws IOException {
        assertThat(ChangedDiagram.of("refund").with(TO_LIVE, "").blocking("TIME_TO_LIVE", "refund"))
                .hasSize(1);
        for (var days : new String[] {"P3650D", "P5475D", "5475"}) {
            assertThat(ChangedDiagram.of("refund")
                            .with(TO_LIVE, "camunda:historyTimeToLive=\"" + days + "\"")
                            .blocking("TIME_TO_LIVE"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "101", "2147483648", "0.5", "high", "${track}", "${reviewPriority == 1}"})
    @DisplayName("优先级是 0 至 100 的整数，或者 ${reviewPriority}：别的不能发布，写明范围")
    void priorities(String priority) throws IOException {
        var job = ChangedDiagram.of("refund")
                .with("id=\"Task_SendRefund\"", "id=\"Task_SendRefund\" camunda:jobPriority=\"" + priority + "\"");
        var all = ChangedDiagram.of("refund")
                .with("id=\"refund\"", "id=\"refund\" camunda:jobPriority=\"" + priority + "\"");
        var task = ChangedDiagram.of("filing").with("${reviewPriority}", priority);

        assertThat(job.blocking("PRIORITY", "Task_SendRefund")).singleElement().satisfies(words -> assertThat(words)
                .contains("0 至 100"));
        assertThat(all.blocking("PRIORITY", "refund")).hasSize(1);
        assertThat(task.blocking("PRIORITY", "Task_ReviewFiling")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "50", "100", "${reviewPriority}"})
    @DisplayName("0 至 100 的优先级和 ${reviewPriority} 可以")
    void usualPriorities(String priority) throws IOException {
        assertThat(ChangedDiagram.of("filing")
                        .with("${reviewPriority}", priority)
                        .blocking("PRIORITY"))
                .isEmpty();
    }

    @Test
    @DisplayName("整个流程的执行优先级在算出来以前就要用：只能写数")
    void priorityOfAll() throws IOException {
        var filing = ChangedDiagram.of("filing");

        assertThat(filing.with("id=\"filing\"", "id=\"filing\" camunda:jobPriority=\"${reviewPriority}\"")
                        .blocking("PRIORITY", "filing"))
                .hasSize(1);
        assertThat(filing.with("id=\"filing\"", "id=\"filing\" camunda:jobPriority=\"60\"")
                        .blocking("PRIORITY"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${track}", "${reviewPriority}"})
    @DisplayName("办理期限、跟进日期只能是日期变量")
    void dates(String date) throws IOException {
        var due = ChangedDiagram.of("refund").with("dueDate=\"${refundDueAt}\"", "dueDate=\"" + date + "\"");
        var followed = ChangedDiagram.of("refund")
                .with("dueDate=\"${refundDueAt}\"", "dueDate=\"${refundDueAt}\" camunda:followUpDate=\"" + date + "\"");

        assertThat(due.blocking("DUE_DATE_MISSING", "Task_ApproveRefund")).hasSize(1);
        assertThat(followed.blocking("DUE_DATE_MISSING", "Task_ApproveRefund")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R99999/PT0S",
                "R21/PT1M",
                "R6/PT29S",
                "R/PT1M",
                "R6/P2D",
                "R0/PT1M",
                "PT0S",
                "PT1M,PT1S",
                "x",
                "R-1/PT1M"
            })
    @DisplayName("失败后重试：次数太多、间隔太短太长、写法不对的，不能发布，写明范围")
    void triedTooOften(String cycle) throws IOException {
        assertThat(ChangedDiagram.of("refund").with("R6/PT1M", cycle).blocking("RETRY_CYCLE", "Task_SendRefund"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("R20", "PT30S"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"R6/PT1M", "R20/PT30S", "R1/P1D", "PT1M", "PT1M,PT10M,PT1H"})
    @DisplayName("失败后重试：范围以内的可以")
    void triedAgain(String cycle) throws IOException {
        assertThat(ChangedDiagram.of("refund").with("R6/PT1M", cycle).blocking("RETRY_CYCLE"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filing | Task_SignRefusal | filing-judges | ${reviewGroup}",
                "filing | Task_SignRefusal | filing-judges | filing-clerks",
                "filing | Task_SignRefusal | filing-judges | filing-judges,filing-clerks",
                "filing | Task_SignRefusalAtExpiry | filing-judges,supervisors | supervisors",
                "fee-payment | Task_SignDeemedWithdrawal | filing-judges | filing-clerks"
            })
    @DisplayName("第二个签字的任务交给提出的那个组：四眼变成一双，不能发布")
    void fourEyes(String diagram, String task, String groups, String wrong) throws IOException {
        assertThat(signed(diagram, task, groups, wrong).blocking("STATUTE_SIGNATURE", task))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("filing-judges", "条"));
    }

    @Test
    @DisplayName("提出的任务改成只给法官，签字的也是法官：同一个组，不能发布；签字的加上庭长可以")
    void fourEyesFromTheOtherSide() throws IOException {
        var judges = ChangedDiagram.of("filing")
                .with("camunda:candidateGroups=\"${reviewGroup}\"", "camunda:candidateGroups=\"filing-judges\"");

        assertThat(judges.blocking("STATUTE_SIGNATURE", "Task_SignRefusal")).hasSize(1);
        assertThat(signed("filing", "Task_SignRefusal", "filing-judges", "filing-judges,supervisors")
                        .blocking("STATUTE_SIGNATURE"))
                .isEmpty();
    }

    private static ChangedDiagram signed(String diagram, String task, String groups, String wrong) throws IOException {
        var shipped = ChangedDiagram.of(diagram);
        var from = shipped.xml().indexOf("<bpmn:userTask id=\"" + task + "\"");
        var old = "candidateGroups=\"" + groups + "\"";
        var at = shipped.xml().indexOf(old, from);
        assertThat(at).isBetween(from, from + 300);
        return new ChangedDiagram(
                diagram,
                shipped.xml().substring(0, at)
                        + "candidateGroups=\"" + wrong + "\""
                        + shipped.xml().substring(at + old.length()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"manual-decision", "one > manual-decision", "one > two > three > manual-decision"})
    @DisplayName("流程互相调用成一圈，直接的、隔着几张图的，不能发布，写明怎么绕回来")
    void round(String way) throws IOException {
        var called = way.split(" > ");
        var inForce = new LinkedHashMap<>(ChangedDiagram.diagrams());
        for (var at = 0; at < called.length - 1; at++) {
            inForce.put(called[at], calling(called[at], called[at + 1]).getBytes(StandardCharsets.UTF_8));
        }
        var end = "<bpmn:endEvent id=\"EndEvent_DecidedManually\"";
        var draft = ChangedDiagram.of("manual-decision").with(end, call(called[0]) + end);

        assertThat(draft.findings(inForce))
                .filteredOn(finding -> finding.code().equals("LOOP") && "Call_Round".equals(finding.element()))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.message()).contains("manual-decision → " + way.replace(" > ", " → ")));
    }

    @Test
    @DisplayName("调用别的流程，不绕回来的，可以")
    void notRound() throws IOException {
        var end = "<bpmn:endEvent id=\"EndEvent_DecidedManually\"";

        assertThat(ChangedDiagram.of("manual-decision")
                        .with(end, call("service-of-document") + end)
                        .blocking("LOOP"))
                .isEmpty();
    }

    @Test
    @DisplayName("不能用的元素：写明是哪一个，只用中文")
    void theElementItself() throws IOException {
        var gateway = ChangedDiagram.of("filing")
                .with("exclusiveGateway id=\"Gateway_Insisted\"", "parallelGateway id=\"Gateway_Insisted\"")
                .with(GATEWAY_END, GATEWAY_END.replace("exclusive", "parallel"))
                .with("name=\"怎样审查？\" default=\"Flow_NotInsisted\"", "name=\"怎样审查？\"");
        var link = ChangedDiagram.of("refund")
                .with(
                        "<bpmn:serviceTask id=\"Task_SetRefundDeadline\"",
                        "<bpmn:intermediateThrowEvent id=\"Event_Link\" name=\"跳转\"><bpmn:linkEventDefinition id=\"Link_1\" name=\"x\" /></bpmn:intermediateThrowEvent>"
                                + "<bpmn:serviceTask id=\"Task_SetRefundDeadline\"");

        assertThat(gateway.blocking("ELEMENT_KIND", "Gateway_Insisted"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("“怎样审查？”", "并行网关", "排他网关"));
        assertThat(link.blocking("ELEMENT_KIND", "Event_Link"))
                .isNotEmpty()
                .allSatisfy(words -> assertThat(words).contains("“跳转”").doesNotContainPattern("[a-z]{4}"));
    }

    private static String call(String diagram) {
        return "<bpmn:callActivity id=\"Call_Round\" name=\"调用\" calledElement=\"" + diagram + "\" />";
    }

    private static String calling(String name, String diagram) {
        return "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><bpmn:process id=\"" + name
                + "\">" + call(diagram) + "</bpmn:process></bpmn:definitions>";
    }
}
