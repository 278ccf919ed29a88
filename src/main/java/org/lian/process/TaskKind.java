package org.lian.process;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lian.forms.ShippedForms;

/** The user tasks of the diagrams; the same question may be drawn in several places. */
public enum TaskKind {
    REVIEW("审查立案材料", "Task_ReviewFiling"),
    DEFERRAL("审查缓减免", "Task_DecideDeferral", "Task_DecideDeferralAfterRegistration"),
    SIGN_REFUSAL("审签裁定", "Task_SignRefusal", "Task_SignRefusalAtExpiry"),
    FORWARDING("办理转交", "Task_ForwardFiling"),
    DECIDE_AT_EXPIRY("庭长当日决定", "Task_DecideAtExpiry"),
    EXTENSION("审批延期", "Task_DecideExtension"),
    MANUAL_DECISION("人工认定", "Task_DecideManually"),
    CONFIRM_FEE("确认诉讼费", "Task_ConfirmFee"),
    SIGN_DEEMED_WITHDRAWAL("审签按撤诉处理", "Task_SignDeemedWithdrawal"),
    RULE_ON_WITHDRAWAL("裁定撤诉", "Task_RuleOnWithdrawal"),
    APPOINT_MEDIATOR("指定调解员", "Task_AppointMediator"),
    CONFIRM_MEDIATION("确认接受调解", "Task_ConfirmMediation"),
    ASK_OTHER_SIDE("征求对方意见", "Task_AskOtherSide"),
    MEDIATE("主持调解", "Task_Mediate"),
    PAPER_SERVICE("登记送达回证", "Task_RegisterPaperService"),
    CHECK_FEE("核对诉讼费计算", "Task_CheckFee"),
    REVIEW_FEE_DECISION("院长复核", "Task_ReviewFeeDecision"),
    APPROVE_REFUND("核定退费", "Task_ApproveRefund"),
    ANSWER_COMPLAINT("答复投诉", "Task_AnswerComplaint"),
    REVIEW_LATER_FILING("审查续递", "Task_ReviewLaterFiling"),
    DECIDE_RECONSIDERATION("审查复议申请", "Task_DecideReconsideration"),
    RULE_ON_PRESERVATION("裁定保全申请", "Task_RuleOnPreservation"),
    REGISTER_PRESERVATION("登记保全执行情况", "Task_RegisterPreservation"),
    DECIDE_PRESERVATION("裁定保全事项", "Task_DecidePreservationMatter"),
    RULE_ON_PAYMENT_ORDER("审查支付令申请", "Task_RuleOnPaymentOrder"),
    DECIDE_ORDER_MATTER("审查支付令的异议", "Task_DecideOrderMatter"),
    END_PAYMENT_ORDER("终结督促程序", "Task_EndUnservedOrder", "Task_EndWithdrawnOrder", "Task_EndSuedOrder"),
    DECIDE_ORDER_REVOCATION("裁定是否撤销支付令", "Task_DecideOrderRevocation"),
    /** A step that the court drew itself; its form says what it asks. */
    OWN_STEP("本院步骤");

    private final String label;
    private final List<String> elementIds;

    TaskKind(String label, String... elementIds) {
        this.label = label;
        this.elementIds = List.of(elementIds);
    }

    /** What is to be done, as the shipped diagrams name it. */
    public String label() {
        return label;
    }

    /** The elements of the diagrams that are tasks of this kind. */
    public List<String> elementIds() {
        return elementIds;
    }

    /** The id of the form that asks it, wherever it is drawn; a step of the court's own has one by its diagram. */
    public String form() {
        return ShippedForms.ofElement(elementIds.get(0));
    }

    /** Whether only a judge decides it: it ends in a ruling. */
    public boolean isRuling() {
        return switch (this) {
            case SIGN_REFUSAL,
                    SIGN_DEEMED_WITHDRAWAL,
                    RULE_ON_WITHDRAWAL,
                    RULE_ON_PRESERVATION,
                    DECIDE_PRESERVATION,
                    DECIDE_RECONSIDERATION,
                    RULE_ON_PAYMENT_ORDER,
                    DECIDE_ORDER_MATTER,
                    END_PAYMENT_ORDER,
                    DECIDE_ORDER_REVOCATION -> true;
            default -> false;
        };
    }

    /** Whether a decision of it may end in a paper that is served, which can be looked at before. */
    public boolean makesPapers() {
        return isRuling()
                || switch (this) {
                    case REVIEW,
                            DEFERRAL,
                            DECIDE_AT_EXPIRY,
                            CONFIRM_FEE,
                            CHECK_FEE,
                            REVIEW_FEE_DECISION,
                            REVIEW_LATER_FILING -> true;
                    default -> false;
                };
    }

    /** Whether only the appointed mediator decides it: nobody else takes it, and he gives it to nobody. */
    public boolean isMediators() {
        return this == CONFIRM_MEDIATION || this == ASK_OTHER_SIDE || this == MEDIATE;
    }

    /** The kind of a task that stands at the element; empty for an element of no diagram of ours. */
    public static Optional<TaskKind> ofElement(String elementId) {
        return Arrays.stream(values())
                .filter(kind -> kind.elementIds.contains(elementId))
                .findFirst();
    }

    /** The kind of any task; one of no element of ours is a step that a court drew itself. */
    public static TaskKind of(String elementId) {
        return ofElement(elementId).orElse(OWN_STEP);
    }
}
