package org.lian.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lists of open tasks, in the order of the page; Tasklist shows them and so does the court's own desk. */
public enum TaskList {
    MINE("我的任务", "已由我领取、尚未办结"),
    PRESERVATION(
            "保全",
            "四十八小时或者五日内裁定的保全申请，和保全期间的事项",
            "Task_RuleOnPreservation",
            "Task_RegisterPreservation",
            "Task_DecidePreservationMatter"),
    PAYMENT_ORDERS(
            "支付令",
            "十五日内发出或者驳回的支付令，债务人的异议，和审判委员会讨论的撤销",
            "Task_RuleOnPaymentOrder",
            "Task_DecideOrderMatter",
            "Task_EndUnservedOrder",
            "Task_EndWithdrawnOrder",
            "Task_EndSuedOrder",
            "Task_DecideOrderRevocation"),
    TO_REVIEW("待审查", "等待审查立案材料", "Task_ReviewFiling"),
    DUE_TODAY("今日届满和已逾期", "期限在今天届满或已经超过"),
    CORRECTED("补正已回", "当事人已经补正，等待再次审查", Mark.CORRECTED),
    TO_SIGN("待审签", "不予受理的建议，等待立案法官签发", "Task_SignRefusal", "Task_SignRefusalAtExpiry"),
    INSISTED("退回后坚持", "退回、补正或者释明后坚持起诉，等待立案法官决定", Mark.INSISTED),
    SENSITIVE("第十条情形", "标记为登记立案规定第十条所列情形"),
    ORDERED("上级指令", "按上级法院的指令立案"),
    TO_GRANT(
            "缓交、延期、转交、撤诉",
            "缓减免、延期、转交和撤诉的申请",
            "Task_DecideDeferral",
            "Task_DecideDeferralAfterRegistration",
            "Task_DecideExtension",
            "Task_RuleOnWithdrawal",
            "Task_ForwardFiling"),
    AT_EXPIRY("期满待决定", "不自动立案的审查到期了，等待庭长当日决定", "Task_DecideAtExpiry"),
    FEES_TO_CONFIRM("待确认诉讼费", "等待确认诉讼费数额", "Task_ConfirmFee"),
    FEE_REVIEWS("待核对、复核诉讼费", "当事人对诉讼费有异议，等待核对计算或者院长复核", "Task_CheckFee", "Task_ReviewFeeDecision"),
    UNPAID("逾期未交费待裁", "逾期没有交费，等待裁定按撤诉处理", "Task_SignDeemedWithdrawal"),
    MEDIATION(
            "诉前调解",
            "等待指定调解员，或者调解员正在办理",
            "Task_AppointMediator",
            "Task_ConfirmMediation",
            "Task_AskOtherSide",
            "Task_Mediate"),
    PAPER_SERVICE("待送达回证", "纸质送达，等待登记送达回证", "Task_RegisterPaperService"),
    MANUAL("人工认定", "规则表没有给出唯一结论，等待人工认定", "Task_DecideManually"),
    REFUNDS("待核定退费", "等待核定的退费", "Task_ApproveRefund"),
    COMPLAINTS("待答复投诉", "等待答复的投诉", "Task_AnswerComplaint"),
    LATER_FILINGS("待审查续递", "提交以后变更、追加、补交的和复议申请，等待审查", "Task_ReviewLaterFiling", "Task_DecideReconsideration"),
    OWN_STEPS("本院步骤", "本院自己在流程里加的人工任务");

    /** The place in a list that a task stands behind. */
    public enum Mark {
        CORRECTED,
        INSISTED
    }

    private final String label;
    private final String description;
    private final List<String> elements;
    private final @Nullable Mark mark;

    TaskList(String label, String description, String... elements) {
        this(label, description, List.of(elements), null);
    }

    TaskList(String label, String description, Mark mark) {
        this(label, description, List.of(), mark);
    }

    TaskList(String label, String description, List<String> elements, @Nullable Mark mark) {
        this.label = label;
        this.description = description;
        this.elements = elements;
        this.mark = mark;
    }

    /** The list of that name; empty where there is none. */
    public static Optional<TaskList> named(String name) {
        return Arrays.stream(values()).filter(list -> list.name().equals(name)).findFirst();
    }

    public String label() {
        return label;
    }

    public String description() {
        return description;
    }

    /** The elements of the diagrams whose tasks stand in it; empty where something else decides. */
    public List<String> elements() {
        return elements;
    }

    /** What went before its tasks; null where that does not matter. */
    public @Nullable Mark mark() {
        return mark;
    }
}
