package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lian.workbench.RuleFinding;

/** 办理次序: no draft leads a case to a person before what that person's task presumes, or again after it is decided. */
class TaskOrderTests {
    static Iterable<String> diagrams() throws IOException {
        return ChangedDiagram.diagrams().keySet();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    @DisplayName("每个人工任务都声明了它以前须办完什么，或者办了以后不能再办")
    void eachTask(String diagram) throws IOException {
        var held = Statute.shipped().get(diagram).paths().stream()
                .flatMap(path -> path.before().stream())
                .toList();

        assertThat(DrawnDiagram.of(diagram).read().nodes("userTask"))
                .allSatisfy(task -> assertThat(held).contains(task.getAttribute("id")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // Without what must be before.
                "filing ; Flow_NotInsisted ; Task_SignRefusal ; 没有坚持起诉的，没有经人审查，不能审签裁定",
                "filing ; Flow_RouteReview_to_Insisted ; Task_SignRefusal ; 没有坚持起诉的，没有经人审查，不能审签裁定",
                "filing ; Flow_CourtReview_to_CheckEligibility ; Task_DecideDeferral ; 没有审查结论的，不能审查缓减免",
                "filing ; Flow_Insisted ; Task_DecideDeferral ; 坚持起诉的，审签以前不能审查缓减免、办理转交",
                "filing ; Flow_InsistedAfterAdvice_to_SignRefusal ; Task_ForwardFiling ; 当事人没有同意转交的，不能办理转交",
                "filing ; Flow_RecordSilence_to_SignRefusal ; Task_ForwardFiling ; 当事人没有同意转交的，不能办理转交",
                "filing ; Flow_Refuse ; Task_ForwardFiling ; 当事人没有同意转交的，不能办理转交",
                "filing ; Flow_SetAdviceDeadline_to_AwaitAdviceReply ; Task_SignRefusal ; 释明的，没有等到答复，也没有期满的，不能审签裁定",
                "filing ; Flow_Advise ; Task_SignRefusal ; 释明的，没有等到答复，也没有期满的，不能审签裁定",
                "filing ; Flow_Correct ; Task_SignRefusal ; 需要补正的，必须送达补正通知",
                "filing ; Flow_Deadline_to_Review ; Task_DecideAtExpiry ; 审查期限没有届满的，庭长不能代为决定",
                "filing ; Flow_SetExpiryDeadline_to_DecideAtExpiry ; Task_SignRefusalAtExpiry ; 庭长没有建议不予受理的，不能期满审签",
                "filing ; Flow_SetCorrectionDeadline_to_AwaitCorrection ; Task_DecideExtension ; 没有申请延期的，不能审批延期",
                "filing ; Flow_IssueCaseNumber_to_ServeAcceptance ; Task_DecideDeferralAfterRegistration ; 没有登记立案、送达受理文书的，不能补审缓减免",
                "filing ; Flow_DeferralSettled ; Task_DecideDeferralAfterRegistration ; 没有未决的缓减免申请的，不能审查缓减免",
                "filing ; Flow_PaymentDueNow ; Task_RuleOnWithdrawal ; 当事人没有申请撤诉的，不能裁定撤诉",
                "fee-payment ; Flow_FeeDue_to_CalculateFee ; Task_ConfirmFee ; 先计算，再确认诉讼费",
                "fee-payment ; Flow_ConfirmFee_to_ServeFeeNotice ; Task_SignDeemedWithdrawal ; 没有送达交费通知、交费期限没有届满的，不能审签按撤诉处理",
                "fee-payment ; Flow_ServeFeeNotice_to_SetPaymentDeadline ; Task_SignDeemedWithdrawal ; 没有送达交费通知、交费期限没有届满的，不能审签按撤诉处理",
                "complaint ; Flow_ComplaintReceived_to_SetComplaintDeadline ; Task_AnswerComplaint ; 收到投诉，先确定答复期限",
                "refund ; Flow_RefundRequested_to_SetRefundDeadline ; Task_ApproveRefund ; 每次核定以前，都先确定退费期限",
                "service-of-document ; Flow_DocumentReady_to_ChooseServiceMethod ; Task_RegisterPaperService ; 先确定送达方式，再送达",
                // Again, or after it is decided.
                "filing ; Flow_ReviewFiling_to_ReviewOutcome ; Task_ReviewFiling ; 有了审查结论的",
                "filing ; Flow_SignRefusal_to_RefusalSigned ; Task_SignRefusal ; 退回审查的裁定，不能签发，也不能另找人签",
                "filing ; Flow_BackToReview ; Task_SignRefusal ; 退回审查的裁定，不能签发，也不能另找人签",
                "filing ; Flow_Sign ; Task_SignRefusal ; 审签了的裁定，必须签发",
                "filing ; Flow_DecideRefusalManually_to_IssueRefusal ; Task_SignRefusal ; 审签了的裁定，必须签发",
                "filing ; Flow_IssueRefusal_to_RefusalSigned ; Task_ReviewFiling ; 签发了裁定的，立案前不再审查",
                "filing ; Flow_IssueRefusalAtExpiry_to_RefusedAtExpiry ; Task_DecideAtExpiry ; 庭长当日决定一次",
                "filing ; Flow_NotSignedAtExpiry ; Task_SignRefusalAtExpiry ; 期满审签了的，不能另找人签",
                "filing ; Flow_NotSignedAtExpiry ; Task_DecideAtExpiry ; 庭长当日决定一次",
                "filing ; Flow_RegisterAtExpiry ; Task_SignRefusalAtExpiry ; 庭长期满决定立案的，不再审签裁定",
                "filing ; Flow_DecideDeferral_to_ReviewDecided ; Task_SignRefusal ; 审查了缓减免的，登记立案",
                "filing ; Flow_ForwardingDone ; Task_SignRefusal ; 对方法院接收的，必须送达转交通知",
                "filing ; Flow_ForwardingDeclined ; Task_ForwardFiling ; 对方法院不接收的，回到审查",
                "filing ; Flow_DecideExtension_to_SetCorrectionDeadline ; Task_DecideExtension ; 没有申请延期的，不能审批延期",
                "filing ; Flow_ServeReliefDecision_to_DecidePaymentObligation ; Task_DecideDeferralAfterRegistration ; 补审缓减免只审一次",
                "filing ; Flow_RuleOnWithdrawal_to_WithdrawalGranted ; Task_RuleOnWithdrawal ; 当事人没有申请撤诉的，不能裁定撤诉",
                "fee-payment ; Flow_ServeFeeNotice_to_SetPaymentDeadline ; Task_ConfirmFee ; 通知交纳以后，不再确认诉讼费",
                "fee-payment ; Flow_SetPaymentDeadline_to_AwaitPayment ; Task_ConfirmFee ; 通知交纳以后，不再确认诉讼费",
                "fee-payment ; Flow_RecordFeePaid_to_FeePaid ; Task_SignDeemedWithdrawal ; 已交费、已按撤诉处理的，不再确认，也不再审签",
                "fee-payment ; Flow_SignDeemedWithdrawal_to_DeemedWithdrawalSigned ; Task_SignDeemedWithdrawal ; 不再审签",
                "fee-payment ; Flow_MoreTime ; Task_SignDeemedWithdrawal ; 法官另行指定期限的，期限届满以前不再审签",
                "refund ; Flow_ApproveRefund_to_RefundApproved ; Task_ApproveRefund ; 核定了的，没有退失败，不再核定",
                "refund ; Flow_Refunded ; Task_ApproveRefund ; 已经退费的，不再核定",
                "complaint ; Flow_AnswerComplaint_to_ServeComplaintAnswer ; Task_AnswerComplaint ; 答复了的，不再答复一次",
                "complaint ; Flow_ServeComplaintAnswer_to_ComplaintAnswered ; Task_AnswerComplaint ; 答复了的，不再答复一次",
                "manual-decision ; Flow_DecideManually_to_DecidedManually ; Task_DecideManually ; 认定了的，不再认定一次",
                "service-of-document ; Flow_TellOfService_to_Served ; Task_RegisterPaperService ; 送达了的，不再送达一次",
                "service-of-document ; Flow_ServeElectronically_to_Served ; Task_RegisterPaperService ; 送达了的，不再送达一次"
            })
    @DisplayName("引到一个还没有轮到、或者已经办完的人工任务，一部分案件引过去也算：谁批准也不能发布，写明哪一条")
    void outOfOrder(String diagram, String flow, String task, String words) throws IOException {
        for (var condition : List.of("${filingId == 'X'}", "${courtCode == '320102' || courtCode != '320102'}")) {
            assertThat(DrawnDiagram.of(diagram)
                            .withGateway(flow, "Gateway_New", condition, task)
                            .statute())
                    .filteredOn(RuleFinding::isBlocking)
                    .extracting(RuleFinding::message)
                    .anySatisfy(message -> assertThat(message).contains(words, "（"));
        }
    }

    @Test
    @DisplayName("人工任务后面加新的步骤、加新的网关而照旧往下走：可以")
    void honestly() throws IOException {
        for (var flow : List.of(
                "Flow_ReviewFiling_to_ReviewOutcome",
                "Flow_SignRefusal_to_RefusalSigned",
                "Flow_DecideDeferral_to_ReviewDecided",
                "Flow_DecideAtExpiry_to_ExpiryDecision")) {
            var target = DrawnDiagram.of("filing").flow(flow).getAttribute("targetRef");
            var draft = DrawnDiagram.of("filing")
                    .withStep(flow, "Task_New", "${setTaskDeadline}")
                    .withGateway("Flow_Task_New", "Gateway_New", "${courtCode == '320102'}", target);

            assertThat(draft.blocking()).as(flow).isEmpty();
        }
    }
}
