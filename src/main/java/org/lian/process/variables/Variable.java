package org.lian.process.variables;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.lian.engine.VariableKind;

/**
 * The variables of the diagrams, each once, with what it holds: ids, enumerations and dates only, never a party's words.
 * Whoever sets one is named beside it.
 */
public enum Variable {
    /** Set at the start by the submission; the tenant of the instance is the court. */
    FILING("filingId", VariableKind.TEXT),

    COURT("courtCode", VariableKind.TEXT),
    TRACK("track", VariableKind.TEXT),
    /** Set by 确定审查期限, before every entry into the review. */
    REVIEW_DUE("reviewDueAt", VariableKind.DATE),

    REVIEW_REMIND("reviewRemindAt", VariableKind.DATE),
    REVIEW_ALERT("reviewAlertAt", VariableKind.DATE),
    /** Set by 审查分流. */
    REVIEW_GROUP("reviewGroup", VariableKind.TEXT),

    REVIEW_PRIORITY("reviewPriority", VariableKind.NUMBER),
    /** Set by 审查分流, and again by 审查立案材料, which may correct the cause: the part of the list of civil causes. */
    CAUSE_PART("causePart", VariableKind.TEXT),
    /** Set by 判断可否自动登记. */
    AUTO_REGISTRATION("autoRegistration", VariableKind.TRUTH),
    /** Set by 确定登记时间. */
    AUTO_REGISTER_AT("autoRegisterAt", VariableKind.DATE),
    /** Set by 确定登记时间, and again by 再次核对; returned by 自动登记. */
    AUTO_REGISTERED("autoRegistered", VariableKind.TRUTH),
    /** Set by 审查立案材料. */
    REVIEW_OUTCOME("reviewOutcome", VariableKind.TEXT),
    /** Set by 认定先行立案. */
    REGISTERED_BY_CLOCK("registeredByClock", VariableKind.TRUTH),
    /** Set by 确定交费义务. */
    PAYMENT_DUE_NOW("paymentDueNow", VariableKind.TRUTH),
    /** Set by 确定确认期限. */
    FEE_CONFIRM_DUE("feeConfirmDueAt", VariableKind.DATE),
    /** Set on each call of 文书送达 and returned by it. */
    DOCUMENT("document", VariableKind.TEXT),

    SERVED_AT("servedAt", VariableKind.DATE),
    /** Set by 登记送达回证: whether it is a public notice, since when it is over, and where it stands. */
    SERVED_BY_NOTICE("servedByNotice", VariableKind.TRUTH),

    PUBLIC_NOTICE_OVER("publicNoticeOverAt", VariableKind.DATE),

    PUBLIC_NOTICE("publicNotice", VariableKind.TEXT),
    /** Set at the start; true when the filer insisted and a judge decides. */
    INSISTED("insisted", VariableKind.TRUTH),
    /** Set at the start that a higher court ordered. */
    ORDERED("ordered", VariableKind.TRUTH),
    /** Set by the mark of 登记立案规定 10. */
    SENSITIVE("sensitive", VariableKind.TRUTH),
    /** Set at the start, cleared by 审查缓减免. */
    DEFERRAL_OPEN("deferralOpen", VariableKind.TRUTH),
    /** Set by the steps and tasks that end the part before registration. */
    BEFORE_OUTCOME("beforeOutcome", VariableKind.TEXT),
    /** Set by 审签裁定 and 审签按撤诉处理. */
    SIGN_OUTCOME("signOutcome", VariableKind.TEXT),
    /** Set by 认定期满后果 and by 庭长当日决定. */
    REVIEW_ON_EXPIRY("reviewOnExpiry", VariableKind.TEXT),

    EXPIRY_OUTCOME("expiryOutcome", VariableKind.TEXT),
    /** Set by 确定答复期限. */
    ADVICE_REPLY_DUE("adviceReplyDueAt", VariableKind.DATE),
    /** Set by 核对接收法院: whether the competent court takes filings here. */
    FORWARDS_ONLINE("forwardsOnline", VariableKind.TRUTH),
    /** Set by 办理转交. */
    FORWARD_OUTCOME("forwardOutcome", VariableKind.TEXT),
    /** Set by 确定补正期限 and 核对是否逾期. */
    CORRECTION_DUE("correctionDueAt", VariableKind.DATE),

    CORRECTION_STILL_OPEN("correctionStillOpen", VariableKind.TRUTH),
    /** Set by 确定指定期限, 确定确认期限, 确定联系期限 and 确定调解期限, each before the task that it bounds. */
    MEDIATOR_DUE("mediatorDueAt", VariableKind.DATE),

    MEDIATOR_ANSWER_DUE("mediatorAnswerDueAt", VariableKind.DATE),
    CONTACT_DUE("contactDueAt", VariableKind.DATE),
    MEDIATION_DUE("mediationDueAt", VariableKind.DATE),
    /** Set by 指定调解员: a user name. */
    MEDIATOR("mediator", VariableKind.TEXT),
    /** Set by 确认接受调解. */
    MEDIATOR_ACCEPTS("mediatorAccepts", VariableKind.TRUTH),
    /** Set by 征求对方意见. */
    OTHER_SIDE_AGREES("otherSideAgrees", VariableKind.TRUTH),
    /** Set by 主持调解. */
    MEDIATION_OUTCOME("mediationOutcome", VariableKind.TEXT),
    /** Set before every task that no other clock covers. */
    TASK_DUE("taskDueAt", VariableKind.DATE),

    TASK_CLAIM("taskClaimAt", VariableKind.DATE),
    /** Set by 确定交费期限, 留出到账时间 and the queries of the channels. */
    FEE_DUE("feeDueAt", VariableKind.DATE),

    BANK_GRACE("bankGraceAt", VariableKind.DATE),
    FEE_PAID("feePaid", VariableKind.TRUTH),
    /** Set at the start of 诉讼费复核: what is reviewed, the calculation or a decision. */
    FEE_REVIEW("feeReview", VariableKind.TEXT),
    /** Set by 确定复核期限. */
    FEE_REVIEW_DUE("feeReviewDueAt", VariableKind.DATE),

    FEE_REVIEW_REMIND("feeReviewRemindAt", VariableKind.DATE),
    /** Set by 核对诉讼费计算 and 院长复核. */
    FEE_CHANGED("feeChanged", VariableKind.TRUTH),
    /** Returned by 诉讼费交纳. */
    FEE_OUTCOME("feeOutcome", VariableKind.TEXT),
    /** Set by 裁定撤诉. */
    WITHDRAWAL_GRANTED("withdrawalGranted", VariableKind.TRUTH),
    /** Set by 确定送达方式. */
    SERVICE_METHOD("serviceMethod", VariableKind.TEXT),
    /** Set by the error 判断不明: the table that gave no answer. */
    UNCLEAR_DECISION("unclearDecision", VariableKind.TEXT),

    /** Set at the start of a refund; its business key. */
    REFUND("refundId", VariableKind.TEXT),
    /** Set by 确定退费期限, before every entry into 核定退费. */
    REFUND_DUE("refundDueAt", VariableKind.DATE),

    REFUND_CLAIM("refundClaimAt", VariableKind.DATE),
    /** Set by 核定退费. */
    REFUND_APPROVED("refundApproved", VariableKind.TRUTH),
    /** Set by 退费, 记录退费结果 and 查询退费结果, before every wait for the channel. */
    REFUND_OUTCOME("refundOutcome", VariableKind.TEXT),

    REFUND_QUERY("refundQueryAt", VariableKind.DATE),
    /** Set at the start of a complaint; its business key. */
    COMPLAINT("complaintId", VariableKind.TEXT),
    /** Set by 确定答复期限. */
    COMPLAINT_DUE("complaintDueAt", VariableKind.DATE),

    COMPLAINT_CLAIM("complaintClaimAt", VariableKind.DATE),
    COMPLAINT_REMIND("complaintRemindAt", VariableKind.DATE),
    /** Set at the start of a later filing; its business key. */
    LATER_FILING("laterFilingId", VariableKind.TEXT),
    /** Set by 确定续递审查期限, before every entry into 审查续递. */
    LATER_FILING_DUE("laterFilingDueAt", VariableKind.DATE),

    LATER_FILING_CLAIM("laterFilingClaimAt", VariableKind.DATE),
    /** Set by 确定续递审查期限: whether a judge has to rule on it, as on a reconsideration. */
    LATER_FILING_RULING("laterFilingRuling", VariableKind.TRUTH),
    /** Set by 审查续递 and by 审查复议. */
    LATER_FILING_OUTCOME("laterFilingOutcome", VariableKind.TEXT),
    /** Set by 确定续递补正期限, before the wait for the correction. */
    LATER_FILING_CORRECTION_DUE("laterFilingCorrectionDueAt", VariableKind.DATE),
    /** Set by 确定裁定期限, before every entry into 裁定保全申请. */
    PRESERVATION_DUE("preservationDueAt", VariableKind.DATE),

    PRESERVATION_CLAIM("preservationClaimAt", VariableKind.DATE),
    /** Set by 裁定保全申请 and by 记录撤回. */
    PRESERVATION_OUTCOME("preservationOutcome", VariableKind.TEXT),
    /** Set by 登记保全执行情况. */
    PRESERVATION_EXECUTED("preservationExecuted", VariableKind.TRUTH),
    /** Set by 确定下一个期限, before every wait while a preservation is in force. */
    PRESERVATION_NEXT("preservationNextAt", VariableKind.DATE),

    PRESERVATION_REMIND("preservationRemindAt", VariableKind.DATE),

    PRESERVATION_ENDS("preservationEnds", VariableKind.TRUTH),
    /** Set by 裁定保全事项: what was decided, and whether the other side had asked for it. */
    PRESERVATION_DECISION("preservationDecision", VariableKind.TEXT),

    PRESERVATION_BY_RESPONDENT("preservationByRespondent", VariableKind.TRUTH),
    /** Set by it too: whether what the ruling orders is still to be registered, and that comes next. */
    PRESERVATION_TO_REGISTER("preservationToRegister", VariableKind.TRUTH),
    /** Set by 审查支付令申请. */
    PAYMENT_ORDER_OUTCOME("paymentOrderOutcome", VariableKind.TEXT),
    /** Set by 确定送达期限, before the order is served on the debtor. */
    ORDER_SERVICE_DUE("orderServiceDueAt", VariableKind.DATE),
    /** Set by 确定异议期限, before the wait for an objection. */
    OBJECTION_DUE("objectionDueAt", VariableKind.DATE),
    /** Whether the debtor has the order: he is told of what ends it. */
    ORDER_SERVED("orderServed", VariableKind.TRUTH),
    /** Set by 审查支付令的异议. */
    ORDER_MATTER_DECISION("orderMatterDecision", VariableKind.TEXT),
    /** Set by 确定转入诉讼的期限, before the wait for the creditor's no. */
    SUIT_DUE("suitDueAt", VariableKind.DATE),
    /** The id of the ruling after which a suit is waited for; orders of an earlier diagram have one alone. */
    ORDER_RULING("orderRuling", VariableKind.TEXT),
    /** Set by 裁定是否撤销支付令. */
    ORDER_REVOKED("orderRevoked", VariableKind.TRUTH),
    /** Whether an objection came in while another was before the judge. */
    OBJECTION_WAITS("objectionWaits", VariableKind.TRUTH);

    private final String key;
    private final VariableKind kind;

    Variable(String key, VariableKind kind) {
        this.key = key;
        this.kind = kind;
    }

    /** As the diagrams write it. */
    public String key() {
        return key;
    }

    public VariableKind kind() {
        return kind;
    }

    /** All that a diagram may name. */
    public static Set<String> keys() {
        return keys(values());
    }

    /** As the diagrams write these. */
    public static Set<String> keys(Variable... variables) {
        return Arrays.stream(variables).map(Variable::key).collect(Collectors.toUnmodifiableSet());
    }
}
