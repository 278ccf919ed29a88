package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lian.workbench.RuleFinding;

/** 变量在每一条路上都有值: what an expression or a step reads was set on every way to it. */
class SetOnEveryWayTests {
    private static final String UNSET = "UNSET_VARIABLE";

    @ParameterizedTest
    @MethodSource("org.lian.workbench.analysis.DiagramChecksTests#diagrams")
    @DisplayName("随程序发布的流程：每个表达式、每一步要用的变量，在每一条路上都有值")
    void shipped(String diagram) throws IOException {
        assertThat(ChangedDiagram.of(diagram).blocking(UNSET)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "filing ; Flow_Received_to_Before ; ${beforeOutcome == 'REGISTER'} ; 立案申请已收到",
                "filing ; Flow_RouteReview_to_Insisted ; ${signOutcome == 'SIGN'} ; 审查分流",
                "filing ; Flow_RouteReview_to_Insisted ; ${track == 'CIVIL' && feePaid} ; 审查分流",
                "complaint ; Flow_ComplaintReceived_to_SetComplaintDeadline ; ${insisted == true} ; 投诉",
                "fee-payment ; Flow_FeeDue_to_CalculateFee ; ${ordered} ; 应交诉讼费"
            })
    @DisplayName("新网关看一个谁也没有给过值的变量：不能发布，写明案件怎样走到这里")
    void aNewGateway(String diagram, String flow, String condition, String from) throws IOException {
        assertThat(asking(diagram, flow, condition).blocking(UNSET, "Flow_New"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("可能还没有值", from, "看"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "filing ; Flow_NoDeferralOpen ; ${signOutcome == 'SIGN'} ; 审签裁定",
                "filing ; Flow_Before_to_Outcome ; ${reviewOutcome == 'REFUSE'} ; 审查立案材料",
                "filing ; Flow_ServeAcceptance_to_DeferralUndecided ; ${beforeOutcome == 'REGISTER'} ; 审查立案材料",
                "fee-payment ; Flow_RecordFeePaid_to_FeePaid ; ${feePaid == true} ; 向支付机构查实"
            })
    @DisplayName("变量只在一条岔路上有值：不能发布，写明先经过哪一步")
    void setOnOneBranch(String diagram, String flow, String condition, String setter) throws IOException {
        assertThat(asking(diagram, flow, condition).blocking(UNSET, "Flow_New"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("请先经过", setter));
    }

    @Test
    @DisplayName("从任务边上离开的，任务办结才有的值还没有")
    void aBoundaryEvent() throws IOException {
        var expired = asking("filing", "Flow_WithdrawalRequested_to_SetWithdrawalDeadline", "${withdrawalGranted}");
        var decided = asking("filing", "Flow_RuleOnWithdrawal_to_WithdrawalGranted", "${withdrawalGranted}");
        var paid = asking("fee-payment", "Flow_PaidWhileSigning_to_RecordFeePaid", "${signOutcome == 'SIGN'}");

        assertThat(expired.blocking(UNSET, "Flow_New")).hasSize(1);
        assertThat(paid.blocking(UNSET, "Flow_New")).hasSize(1);
        assertThat(decided.blocking(UNSET)).isEmpty();
    }

    @Test
    @DisplayName("回路里才有的值，第一次走到时还没有")
    void aLoop() throws IOException {
        var before = asking("refund", "Flow_SetRefundDeadline_to_ApproveRefund", "${refundOutcome == 'FAILED'}");
        var inside = asking("refund", "Flow_SendRefund_to_RefundOutcome", "${refundOutcome == 'FAILED'}");

        assertThat(before.blocking(UNSET, "Flow_New")).singleElement().satisfies(words -> assertThat(words)
                .contains("退费已提出 → 确定退费期限"));
        assertThat(inside.blocking(UNSET)).isEmpty();
    }

    @Test
    @DisplayName("旁边同时办的一步给的值，不算主线上有值")
    void aside() throws IOException {
        assertThat(asking("filing", "Flow_FeePayment_to_FeeOutcome", "${withdrawalGranted == true}")
                        .blocking(UNSET, "Flow_New"))
                .hasSize(1);
    }

    @Test
    @DisplayName("子流程的每一个结束都给了值，走出子流程以后就有值；事件子流程只有进来以前的值")
    void aPart() throws IOException {
        var through = asking("filing", "Flow_Before_to_Outcome", "${beforeOutcome == 'REFUSED'}");
        var event = asking("filing", "Flow_FilingWithdrawn_to_RecordWithdrawal", "${reviewGroup == 'filing-judges'}");
        var start = asking("filing", "Flow_FilingWithdrawn_to_RecordWithdrawal", "${track == 'CIVIL'}");

        assertThat(through.blocking(UNSET)).isEmpty();
        assertThat(event.blocking(UNSET, "Flow_New")).hasSize(1);
        assertThat(start.blocking(UNSET)).isEmpty();
    }

    @Test
    @DisplayName("随程序发布的一步换了编号，看的变量照样要有值，有值的照样可以")
    void renamed() throws IOException {
        var gateway = ChangedDiagram.of("filing").with("Gateway_DeferralUndecided", "Gateway_Another");
        var step = ChangedDiagram.of("refund").with("Task_SetRefundDeadline", "Task_Another");

        assertThat(gateway.blocking(UNSET)).isEmpty();
        assertThat(step.blocking(UNSET)).isEmpty();
        assertThat(gateway.with("${deferralOpen == true}", "${withdrawalGranted == true}")
                        .blocking(UNSET, "Flow_DeferralOpen"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("另有 1 处一样"));
    }

    @Test
    @DisplayName("任务移到给它定期限的一步前面：不能发布")
    void movedBeforeItsSetter() throws IOException {
        var moved = ChangedDiagram.of("fee-payment")
                .with(
                        "sourceRef=\"Task_CalculateFee\" targetRef=\"Task_SetFeeConfirmationDeadline\"",
                        "sourceRef=\"Task_CalculateFee\" targetRef=\"Task_ConfirmFee\"")
                .with(
                        "sourceRef=\"Task_SetFeeConfirmationDeadline\" targetRef=\"Task_ConfirmFee\"",
                        "sourceRef=\"Task_SetFeeConfirmationDeadline\" targetRef=\"CallActivity_ServeFeeNotice\"")
                .with(
                        "sourceRef=\"Task_ConfirmFee\" targetRef=\"CallActivity_ServeFeeNotice\"",
                        "sourceRef=\"Task_ConfirmFee\" targetRef=\"Task_SetFeeConfirmationDeadline\"");

        assertThat(moved.blocking(UNSET, "Task_ConfirmFee"))
                .anySatisfy(words -> assertThat(words).contains("feeConfirmDueAt", "确定确认期限"));
    }

    @Test
    @DisplayName("程序的一步移到它要用的变量有值以前：不能发布，写明是这一步要用")
    void aStepBeforeWhatItNeeds() throws IOException {
        var early = ChangedDiagram.of("fee-payment")
                .with(
                        "sourceRef=\"Task_ConfirmFee\" targetRef=\"CallActivity_ServeFeeNotice\"",
                        "sourceRef=\"Task_ConfirmFee\" targetRef=\"Task_SetPaymentDeadline\"");

        assertThat(early.blocking(UNSET, "Task_SetPaymentDeadline"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("servedAt", "这一步要用它", "送达交费通知"));
    }

    @Test
    @DisplayName("少传一个被调用的流程要用的变量、少收一个回来要用的变量：不能发布")
    void calls() throws IOException {
        var handed = ChangedDiagram.of("fee-payment")
                .with("<camunda:in source=\"unclearDecision\" target=\"unclearDecision\" />", "");
        var returned =
                ChangedDiagram.of("fee-payment").with("<camunda:out source=\"servedAt\" target=\"servedAt\" />", "");
        var locally = ChangedDiagram.of("fee-payment")
                .with("<camunda:in source=\"filingId\"", "<camunda:in local=\"true\" source=\"filingId\"");

        assertThat(handed.blocking(UNSET, "CallActivity_DecideFeeManually"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("manual-decision", "unclearDecision", "请传入"));
        assertThat(returned.blocking(UNSET, "Task_SetPaymentDeadline")).hasSize(1);
        assertThat(locally.blocking(UNSET, "CallActivity_DecideFeeManually")).hasSize(1);
    }

    @Test
    @DisplayName("调用它的流程要取的变量，走哪条路结束都要有值；结束时不一定有值的不能取，会冲掉原来的值")
    void whatIsTakenBack() throws IOException {
        var ends = ChangedDiagram.of("fee-payment")
                .with(
                        "sourceRef=\"BoundaryEvent_PaidWhileServing\" targetRef=\"Task_RecordFeePaid\"",
                        "sourceRef=\"BoundaryEvent_PaidWhileServing\" targetRef=\"EndEvent_FeePaid\"");
        var takes = ChangedDiagram.of("filing")
                .with(
                        "<camunda:out source=\"feeOutcome\" target=\"feeOutcome\" />",
                        "<camunda:out source=\"feeOutcome\" target=\"feeOutcome\" />"
                                + "<camunda:out source=\"feePaid\" target=\"feePaid\" />");

        assertThat(ends.blocking(UNSET, "EndEvent_FeePaid")).singleElement().satisfies(words -> assertThat(words)
                .contains("filing", "feeOutcome", "应交诉讼费"));
        assertThat(takes.blocking(UNSET, "CallActivity_FeePayment"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("fee-payment", "feePaid", "冲掉"));
    }

    @Test
    @DisplayName("隔一层调用的流程要用的变量也要传到")
    void throughACall() throws IOException {
        var less = ChangedDiagram.of("filing");
        var call = less.xml()
                .lines()
                .dropWhile(line -> !line.contains("id=\"CallActivity_FeePayment\""))
                .filter(line -> line.contains("<camunda:in source=\"filingId\""))
                .findFirst()
                .orElseThrow();

        assertThat(less.with(call, call.replace("<camunda:in source=\"filingId\" target=\"filingId\" />", ""))
                        .blocking(UNSET, "CallActivity_FeePayment"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("filingId"));
    }

    @Test
    @DisplayName("被调用的流程只能用每一个调用它的流程都传入的变量")
    void whatEachCallerHands() throws IOException {
        var known = asking("service-of-document", "Flow_DocumentReady_to_ChooseServiceMethod", "${track == 'CIVIL'}");
        var unknown = asking("service-of-document", "Flow_DocumentReady_to_ChooseServiceMethod", "${insisted == true}");

        assertThat(known.blocking(UNSET)).isEmpty();
        assertThat(unknown.blocking(UNSET, "Flow_New")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "filing ; Flow_Received_to_Before ; ${track == 'CIVIL' && deferralOpen}",
                "filing ; Flow_RouteReview_to_Insisted ; ${reviewGroup == 'filing-judges' || insisted}",
                "filing ; Flow_ServeAcceptance_to_DeferralUndecided ; ${deferralOpen == false}",
                "fee-payment ; Flow_FeeDue_to_CalculateFee ; ${ordered == true}",
                "fee-payment ; Flow_PaymentOverdue_to_QueryPayment ; ${track != 'CIVIL'}",
                "refund ; Flow_SendRefund_to_RefundOutcome ; ${refundApproved}"
            })
    @DisplayName("新网关看每一条路上都有值的变量：可以；传入而没有值的，可以和固定值比较")
    void aCorrectDiagram(String diagram, String flow, String condition) throws IOException {
        assertThat(asking(diagram, flow, condition).blocking(UNSET)).isEmpty();
    }

    @Test
    @DisplayName("一个变量在很多处没有值，只说一次：第一处和还有几处，给它值的步骤最多列三个")
    void saidOnce() throws IOException {
        var late = ChangedDiagram.of("filing")
                .with("delegateExpression=\"${setReviewDeadline}\"", "delegateExpression=\"${setTaskDeadline}\"");
        var many = asking("filing", "Flow_Received_to_Before", "${beforeOutcome == 'REGISTER'}");

        assertThat(late.blocking(UNSET).stream().filter(words -> words.contains("变量 reviewDueAt ")))
                .singleElement()
                .satisfies(words -> assertThat(words).containsPattern("另有 \\d+ 处一样"));
        assertThat(many.blocking(UNSET, "Flow_New")).singleElement().satisfies(words -> assertThat(words)
                .containsPattern("请先经过(“[^”]+”、){2}“[^”]+”等 \\d+ 步之一"));
    }

    @Test
    @DisplayName("谁也没有启动过的新流程，等第一个调用它的流程再查它要什么")
    void nobodyStartsIt() throws IOException {
        var fresh = ChangedDiagram.of("service-of-document");
        var callers = ChangedDiagram.diagrams();
        callers.keySet().retainAll(List.of("manual-decision"));

        assertThat(fresh.findings(Map.copyOf(callers)).stream().map(RuleFinding::code))
                .doesNotContain(UNSET);
    }

    /** The diagram with a gateway on the flow that asks the condition, and goes on to the same place either way. */
    private static ChangedDiagram asking(String diagram, String flow, String condition) throws IOException {
        var was = ChangedDiagram.of(diagram);
        var line = was.xml()
                .lines()
                .filter(each -> each.contains("sequenceFlow id=\"" + flow + "\""))
                .findFirst()
                .orElseThrow();
        var to = line.replaceAll(".*targetRef=\"(\\w+)\".*", "$1");
        return was.with(
                line,
                line.replace("targetRef=\"" + to + "\"", "targetRef=\"Gateway_New\"")
                        + """
                        <bpmn:exclusiveGateway id="Gateway_New" name="新判断？" default="Flow_Otherwise" />
                        <bpmn:sequenceFlow id="Flow_Otherwise" name="否" sourceRef="Gateway_New" targetRef="%1$s" />
                        <bpmn:sequenceFlow id="Flow_New" name="是" sourceRef="Gateway_New" targetRef="%1$s"><bpmn:conditionExpression>%2$s</bpmn:conditionExpression></bpmn:sequenceFlow>
                        """.formatted(to, condition.replace("&", "&amp;")));
    }
}
