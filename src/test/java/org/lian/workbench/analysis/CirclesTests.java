package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 空转: a date that has passed lets its timer go at once, so a timer alone breaks no circle. */
class CirclesTests {
    private static final String BEFORE = "<bpmn:sequenceFlow id=\"Flow_DecideAutoRegistration_to_RouteReview\""
            + " sourceRef=\"Task_DecideAutoRegistration\" targetRef=\"Task_RouteReview\" />";

    @ParameterizedTest
    @ValueSource(strings = {"reviewRemindAt", "reviewAlertAt", "reviewDueAt", "taskDueAt", "taskClaimAt"})
    @DisplayName("圈里只有一个定时事件，日期不在圈里重新确定：日期一过就空转，指出来；不建议再加时钟")
    void aDateThatHasPassed(String date) throws IOException {
        var said = circle("remindReviewer", date).blocking("LOOP");

        assertThat(said).singleElement().satisfies(words -> assertThat(words)
                .contains("到提醒时间", "${" + date + "}", "人工任务")
                .doesNotContain("时钟"));
    }

    @ParameterizedTest
    @CsvSource({"setTaskDeadline, taskDueAt", "setFeeConfirmationDeadline, feeConfirmDueAt"})
    @DisplayName("圈里有一步从现在起重新确定这个日期：每一圈都等，可以")
    void aDateSetAnew(String step, String date) throws IOException {
        assertThat(circle(step, date).blocking("LOOP")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "setReviewDeadline, reviewRemindAt",
        "setSameDayDeadline, taskClaimAt",
        "setTaskDeadline, reviewRemindAt",
        "setAdviceDeadline, adviceReplyDueAt"
    })
    @DisplayName("那一步算出的日期可能已经过去，或者确定的是别的日期：仍然空转")
    void aDateSetInThePast(String step, String date) throws IOException {
        assertThat(circle(step, date).blocking("LOOP")).hasSize(1);
    }

    @Test
    @DisplayName("人工任务边上中断的定时事件引回自己：日期过了，人还没办就又来一遍")
    void atTheEdgeOfATask() throws IOException {
        assertThat(edge("", "Task_ReviewFiling", "timerEventDefinition><bpmn:timeDate", "${taskDueAt}")
                        .blocking("LOOP"))
                .hasSize(1);
        assertThat(edge(
                                step("Task_Again", "setTaskDeadline")
                                        + flow("Flow_Again", "Task_Again", "Task_ReviewFiling"),
                                "Task_Again",
                                "timerEventDefinition><bpmn:timeDate",
                                "${taskDueAt}")
                        .blocking("LOOP"))
                .isEmpty();
    }

    @Test
    @DisplayName("边上的条件事件引回自己：条件已经成立，立刻又来一遍")
    void aConditionAtTheEdge() throws IOException {
        assertThat(edge(
                                "",
                                "Task_ReviewFiling",
                                "conditionalEventDefinition><bpmn:condition",
                                "${withdrawalGranted == true}")
                        .blocking("LOOP"))
                .hasSize(1);
    }

    @Test
    @DisplayName("等待网关后面的定时事件也一样：查询退费的一步少了，就不停地转")
    void afterAGateway() throws IOException {
        var spared = ChangedDiagram.of("refund")
                .with(
                        "sourceRef=\"CatchEvent_RefundQueryDue\" targetRef=\"Task_QueryRefund\"",
                        "sourceRef=\"CatchEvent_RefundQueryDue\" targetRef=\"Gateway_RefundOutcome\"");

        assertThat(spared.blocking("LOOP")).hasSize(1);
    }

    @Test
    @DisplayName("随程序发布的圈照旧，圈里可以再加一步；绕过其中的核对就不行")
    void theShippedCircle() throws IOException {
        var flow = "sourceRef=\"CatchEvent_CorrectionOverdue\" targetRef=\"";
        var longer = ChangedDiagram.of("filing")
                .with(
                        flow + "Task_CheckLateCorrection\" />",
                        flow + "Task_More\" />" + step("Task_More", "findRelatedFilings")
                                + flow("Flow_More", "Task_More", "Task_CheckLateCorrection"));
        var shorter = ChangedDiagram.of("filing")
                .with(flow + "Task_CheckLateCorrection\" />", flow + "Task_SetCorrectionDeadline\" />");
        var opened = ChangedDiagram.of("filing").with("${correctionStillOpen == true}", "${insisted == true}");

        assertThat(longer.blocking("LOOP")).isEmpty();
        assertThat(shorter.blocking("LOOP")).hasSize(1);
        assertThat(opened.blocking("LOOP")).hasSize(1);
    }

    /** A step, a timer, and the way back unless nobody insists. */
    private static ChangedDiagram circle(String step, String date) throws IOException {
        return ChangedDiagram.of("filing")
                .with(
                        BEFORE,
                        flow("Flow_In", "Task_FindRelatedFilings", "Task_Remind")
                                + step("Task_Remind", step)
                                + flow("Flow_Wait", "Task_Remind", "CatchEvent_Remind")
                                + "<bpmn:intermediateCatchEvent id=\"CatchEvent_Remind\" name=\"到提醒时间\">"
                                + "<bpmn:timerEventDefinition><bpmn:timeDate>${" + date
                                + "}</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
                                + flow("Flow_Ask", "CatchEvent_Remind", "Gateway_Remind")
                                + "<bpmn:exclusiveGateway id=\"Gateway_Remind\" name=\"再提醒？\" default=\"Flow_Out\" />"
                                + flow("Flow_Out", "Gateway_Remind", "Task_RouteReview")
                                + "<bpmn:sequenceFlow id=\"Flow_Back\" name=\"再提醒\" sourceRef=\"Gateway_Remind\""
                                + " targetRef=\"Task_Remind\"><bpmn:conditionExpression>${insisted == true}"
                                + "</bpmn:conditionExpression></bpmn:sequenceFlow>");
    }

    /** An interrupting event at the edge of the review. */
    private static ChangedDiagram edge(String more, String target, String kind, String text) throws IOException {
        var tags = kind.split("><bpmn:");
        return ChangedDiagram.of("filing")
                .with(
                        BEFORE,
                        BEFORE + "<bpmn:boundaryEvent id=\"BoundaryEvent_Again\" name=\"再来\""
                                + " attachedToRef=\"Task_ReviewFiling\"><bpmn:" + kind + ">" + text + "</bpmn:"
                                + tags[1]
                                + "></bpmn:" + tags[0] + "></bpmn:boundaryEvent>"
                                + flow("Flow_Edge", "BoundaryEvent_Again", target) + more);
    }

    private static String step(String id, String step) {
        return "<bpmn:serviceTask id=\"" + id + "\" name=\"提醒审查人\" camunda:delegateExpression=\"${" + step + "}\" />";
    }

    private static String flow(String id, String from, String to) {
        return "<bpmn:sequenceFlow id=\"" + id + "\" name=\"去\" sourceRef=\"" + from + "\" targetRef=\"" + to + "\" />";
    }
}
