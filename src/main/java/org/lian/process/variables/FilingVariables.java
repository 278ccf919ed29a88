package org.lian.process.variables;

import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.lian.payment.Refund;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;

/**
 * The variables of the diagrams, declared once: ids, enumerations and dates only, never a party's words. Whoever sets
 * one is named beside it.
 */
public record FilingVariables(VariableScope scope) {
    /** Set at the start by the submission; the tenant of the instance is the court. */
    public static final String FILING = "filingId";

    public static final String COURT = "courtCode";
    public static final String TRACK = "track";
    /** Set by 确定审查期限, before every entry into the review. */
    public static final String REVIEW_DUE = "reviewDueAt";

    public static final String REVIEW_REMIND = "reviewRemindAt";
    public static final String REVIEW_ALERT = "reviewAlertAt";
    /** Set by 审查分流. */
    public static final String REVIEW_GROUP = "reviewGroup";

    public static final String REVIEW_PRIORITY = "reviewPriority";
    /** Set by 审查分流, and again by 审查立案材料, which may correct the cause: the part of the list of civil causes. */
    public static final String CAUSE_PART = "causePart";
    /** Set by 审查立案材料. */
    public static final String REVIEW_OUTCOME = "reviewOutcome";
    /** Set by 认定先行立案. */
    public static final String REGISTERED_BY_CLOCK = "registeredByClock";
    /** Set by 确定交费义务. */
    public static final String PAYMENT_DUE_NOW = "paymentDueNow";
    /** Set by 确定确认期限. */
    public static final String FEE_CONFIRM_DUE = "feeConfirmDueAt";
    /** Set on each call of 文书送达 and returned by it. */
    public static final String DOCUMENT = "document";

    public static final String SERVED_AT = "servedAt";
    /** Set at the start; true when the filer insisted and a judge decides. */
    public static final String INSISTED = "insisted";
    /** Set at the start that a higher court ordered. */
    public static final String ORDERED = "ordered";
    /** Set by the mark of 登记立案规定 10. */
    public static final String SENSITIVE = "sensitive";
    /** Set at the start, cleared by 审查缓减免. */
    public static final String DEFERRAL_OPEN = "deferralOpen";
    /** Set by the steps and tasks that end the part before registration. */
    public static final String BEFORE_OUTCOME = "beforeOutcome";
    /** Set by 审签裁定 and 审签按撤诉处理. */
    public static final String SIGN_OUTCOME = "signOutcome";
    /** Set by 认定期满后果 and by 庭长当日决定. */
    public static final String REVIEW_ON_EXPIRY = "reviewOnExpiry";

    public static final String EXPIRY_OUTCOME = "expiryOutcome";
    /** Set by 确定答复期限. */
    public static final String ADVICE_REPLY_DUE = "adviceReplyDueAt";
    /** Set by 办理转交. */
    public static final String FORWARD_OUTCOME = "forwardOutcome";
    /** Set by 确定补正期限 and 核对是否逾期. */
    public static final String CORRECTION_DUE = "correctionDueAt";

    public static final String CORRECTION_STILL_OPEN = "correctionStillOpen";
    /** Set by 确定指定期限, 确定确认期限, 确定联系期限 and 确定调解期限, each before the task that it bounds. */
    public static final String MEDIATOR_DUE = "mediatorDueAt";

    public static final String MEDIATOR_ANSWER_DUE = "mediatorAnswerDueAt";
    public static final String CONTACT_DUE = "contactDueAt";
    public static final String MEDIATION_DUE = "mediationDueAt";
    /** Set by 指定调解员: a user name. */
    public static final String MEDIATOR = "mediator";
    /** Set by 确认接受调解. */
    public static final String MEDIATOR_ACCEPTS = "mediatorAccepts";
    /** Set by 征求对方意见. */
    public static final String OTHER_SIDE_AGREES = "otherSideAgrees";
    /** Set by 主持调解. */
    public static final String MEDIATION_OUTCOME = "mediationOutcome";
    /** Set before every task that no other clock covers. */
    public static final String TASK_DUE = "taskDueAt";

    public static final String TASK_CLAIM = "taskClaimAt";
    /** Set by 确定交费期限, 留出到账时间 and the queries of the channels. */
    public static final String FEE_DUE = "feeDueAt";

    public static final String BANK_GRACE = "bankGraceAt";
    public static final String FEE_PAID = "feePaid";
    /** Returned by 诉讼费交纳. */
    public static final String FEE_OUTCOME = "feeOutcome";
    /** Set by 裁定撤诉. */
    public static final String WITHDRAWAL_GRANTED = "withdrawalGranted";
    /** Set by 确定送达方式. */
    public static final String SERVICE_METHOD = "serviceMethod";
    /** Set by the error 判断不明: the table that gave no answer. */
    public static final String UNCLEAR_DECISION = "unclearDecision";

    /** Set at the start of a refund; its business key. */
    public static final String REFUND = "refundId";
    /** Set by 确定退费期限, before every entry into 核定退费. */
    public static final String REFUND_DUE = "refundDueAt";

    public static final String REFUND_CLAIM = "refundClaimAt";
    /** Set by 核定退费. */
    public static final String REFUND_APPROVED = "refundApproved";
    /** Set by 退费, 记录退费结果 and 查询退费结果, before every wait for the channel. */
    public static final String REFUND_OUTCOME = "refundOutcome";

    public static final String REFUND_QUERY = "refundQueryAt";
    /** Set at the start of a complaint; its business key. */
    public static final String COMPLAINT = "complaintId";
    /** Set by 确定答复期限. */
    public static final String COMPLAINT_DUE = "complaintDueAt";

    public static final String COMPLAINT_CLAIM = "complaintClaimAt";
    public static final String COMPLAINT_REMIND = "complaintRemindAt";

    /** All of them: what a diagram may name. */
    public static final Set<String> NAMES = Set.of(
            FILING,
            COURT,
            TRACK,
            REVIEW_DUE,
            REVIEW_REMIND,
            REVIEW_ALERT,
            REVIEW_GROUP,
            REVIEW_PRIORITY,
            CAUSE_PART,
            REVIEW_OUTCOME,
            REGISTERED_BY_CLOCK,
            PAYMENT_DUE_NOW,
            FEE_CONFIRM_DUE,
            DOCUMENT,
            SERVED_AT,
            INSISTED,
            ORDERED,
            SENSITIVE,
            DEFERRAL_OPEN,
            BEFORE_OUTCOME,
            SIGN_OUTCOME,
            REVIEW_ON_EXPIRY,
            EXPIRY_OUTCOME,
            ADVICE_REPLY_DUE,
            FORWARD_OUTCOME,
            CORRECTION_DUE,
            CORRECTION_STILL_OPEN,
            MEDIATOR_DUE,
            MEDIATOR_ANSWER_DUE,
            CONTACT_DUE,
            MEDIATION_DUE,
            MEDIATOR,
            MEDIATOR_ACCEPTS,
            OTHER_SIDE_AGREES,
            MEDIATION_OUTCOME,
            TASK_DUE,
            TASK_CLAIM,
            FEE_DUE,
            BANK_GRACE,
            FEE_PAID,
            FEE_OUTCOME,
            WITHDRAWAL_GRANTED,
            SERVICE_METHOD,
            UNCLEAR_DECISION,
            REFUND,
            REFUND_DUE,
            REFUND_CLAIM,
            REFUND_APPROVED,
            REFUND_OUTCOME,
            REFUND_QUERY,
            COMPLAINT,
            COMPLAINT_DUE,
            COMPLAINT_CLAIM,
            COMPLAINT_REMIND);

    /** How the part before registration ended. */
    public enum Before {
        REGISTER,
        CORRECT,
        MEDIATE,
        SETTLED,
        REFUSED,
        RETURNED,
        FORWARDED,
        WITHDRAWN
    }

    public FilingId filing() {
        return FilingId.of(text(FILING));
    }

    CourtCode court() {
        return new CourtCode(text(COURT));
    }

    Track track() {
        return Track.valueOf(text(TRACK));
    }

    public String document() {
        return text(DOCUMENT);
    }

    public Instant servedAt() {
        return date(SERVED_AT);
    }

    public boolean registeredByClock() {
        return Boolean.TRUE.equals(scope.getVariable(REGISTERED_BY_CLOCK));
    }

    public void reviewDue(Instant due, Instant remind, Instant alert) {
        scope.setVariable(REVIEW_DUE, Date.from(due));
        scope.setVariable(REVIEW_REMIND, Date.from(remind));
        scope.setVariable(REVIEW_ALERT, Date.from(alert));
    }

    public void review(String group, long priority) {
        scope.setVariable(REVIEW_GROUP, group);
        scope.setVariable(REVIEW_PRIORITY, priority);
    }

    public void causePart(String part) {
        scope.setVariable(CAUSE_PART, part);
    }

    public void registerByClock() {
        scope.setVariable(REGISTERED_BY_CLOCK, true);
    }

    /** Nothing was collected yet, and where nothing is due nothing will be. */
    public void paymentDueNow(boolean due) {
        scope.setVariable(FEE_OUTCOME, "NOT_DUE");
        scope.setVariable(PAYMENT_DUE_NOW, due);
    }

    public void feeConfirmDue(Instant claim, Instant due) {
        scope.setVariable(TASK_CLAIM, Date.from(claim));
        scope.setVariable(FEE_CONFIRM_DUE, Date.from(due));
    }

    public void servedAt(Instant at) {
        scope.setVariable(SERVED_AT, Date.from(at));
    }

    public void before(Before outcome) {
        scope.setVariable(BEFORE_OUTCOME, outcome.name());
    }

    public void reviewOnExpiry(String consequence) {
        scope.setVariable(REVIEW_ON_EXPIRY, consequence);
    }

    public Instant reviewDue() {
        return date(REVIEW_DUE);
    }

    public void adviceReplyDue(Instant due) {
        scope.setVariable(ADVICE_REPLY_DUE, Date.from(due));
    }

    public void correctionDue(Instant due) {
        scope.setVariable(CORRECTION_DUE, Date.from(due));
    }

    public Instant correctionDue() {
        return date(CORRECTION_DUE);
    }

    public void correctionStillOpen(boolean open) {
        scope.setVariable(CORRECTION_STILL_OPEN, open);
    }

    public void mediatorDue(Instant due) {
        scope.setVariable(MEDIATOR_DUE, Date.from(due));
    }

    public void mediatorAnswerDue(Instant due) {
        scope.setVariable(MEDIATOR_ANSWER_DUE, Date.from(due));
    }

    public void contactDue(Instant due) {
        scope.setVariable(CONTACT_DUE, Date.from(due));
    }

    public void mediationDue(Instant due) {
        scope.setVariable(MEDIATION_DUE, Date.from(due));
    }

    public void taskDue(Instant claim, Instant due) {
        scope.setVariable(TASK_CLAIM, Date.from(claim));
        scope.setVariable(TASK_DUE, Date.from(due));
    }

    public void feeDue(Instant due) {
        scope.setVariable(FEE_DUE, Date.from(due));
    }

    public void bankGrace(Instant until) {
        scope.setVariable(BANK_GRACE, Date.from(until));
    }

    public void feePaid(boolean paid) {
        scope.setVariable(FEE_PAID, paid);
    }

    public void feeOutcome(String outcome) {
        scope.setVariable(FEE_OUTCOME, outcome);
    }

    public void serviceMethod(String method) {
        scope.setVariable(SERVICE_METHOD, method);
    }

    public String unclearDecision() {
        return text(UNCLEAR_DECISION);
    }

    private Instant date(String name) {
        return ((Date) required(name)).toInstant();
    }

    public UUID refund() {
        return UUID.fromString(text(REFUND));
    }

    public void refundDue(Instant due, Instant claim) {
        scope.setVariable(REFUND_DUE, Date.from(due));
        scope.setVariable(REFUND_CLAIM, Date.from(claim));
    }

    public void refundOutcome(Refund.Outcome outcome, Instant nextQuery) {
        scope.setVariable(REFUND_OUTCOME, outcome.name());
        scope.setVariable(REFUND_QUERY, Date.from(nextQuery));
    }

    public UUID complaint() {
        return UUID.fromString(text(COMPLAINT));
    }

    public void complaintDue(Instant due, Instant claim, Instant remind) {
        scope.setVariable(COMPLAINT_DUE, Date.from(due));
        scope.setVariable(COMPLAINT_CLAIM, Date.from(claim));
        scope.setVariable(COMPLAINT_REMIND, Date.from(remind));
    }

    private String text(String name) {
        return (String) required(name);
    }

    private Object required(String name) {
        var value = scope.getVariable(name);
        if (value == null) {
            throw new IllegalStateException("Variable " + name + " is not set");
        }
        return value;
    }
}
