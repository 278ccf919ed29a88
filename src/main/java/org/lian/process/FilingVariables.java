package org.lian.process;

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
record FilingVariables(VariableScope scope) {
    /** Set at the start by the submission; the tenant of the instance is the court. */
    static final String FILING = "filingId";

    static final String COURT = "courtCode";
    static final String TRACK = "track";
    /** Set by 确定审查期限, before every entry into the review. */
    static final String REVIEW_DUE = "reviewDueAt";

    static final String REVIEW_REMIND = "reviewRemindAt";
    static final String REVIEW_ALERT = "reviewAlertAt";
    /** Set by 审查分流. */
    static final String REVIEW_GROUP = "reviewGroup";

    static final String REVIEW_PRIORITY = "reviewPriority";
    /** Set by 审查立案材料. */
    static final String REVIEW_OUTCOME = "reviewOutcome";
    /** Set by 认定先行立案. */
    static final String REGISTERED_BY_CLOCK = "registeredByClock";
    /** Set by 确定交费义务. */
    static final String PAYMENT_DUE_NOW = "paymentDueNow";
    /** Set by 确定确认期限. */
    static final String FEE_CONFIRM_DUE = "feeConfirmDueAt";
    /** Set on each call of 文书送达 and returned by it. */
    static final String DOCUMENT = "document";

    static final String SERVED_AT = "servedAt";

    /** Set at the start of a refund; its business key. */
    static final String REFUND = "refundId";
    /** Set by 确定退费期限, before every entry into 核定退费. */
    static final String REFUND_DUE = "refundDueAt";

    static final String REFUND_CLAIM = "refundClaimAt";
    /** Set by 核定退费. */
    static final String REFUND_APPROVED = "refundApproved";
    /** Set by 退费, 记录退费结果 and 查询退费结果, before every wait for the channel. */
    static final String REFUND_OUTCOME = "refundOutcome";

    static final String REFUND_QUERY = "refundQueryAt";
    /** Set at the start of a complaint; its business key. */
    static final String COMPLAINT = "complaintId";
    /** Set by 确定答复期限. */
    static final String COMPLAINT_DUE = "complaintDueAt";

    static final String COMPLAINT_CLAIM = "complaintClaimAt";
    static final String COMPLAINT_REMIND = "complaintRemindAt";

    /** All of them: what a diagram may name. */
    static final Set<String> NAMES = Set.of(
            FILING,
            COURT,
            TRACK,
            REVIEW_DUE,
            REVIEW_REMIND,
            REVIEW_ALERT,
            REVIEW_GROUP,
            REVIEW_PRIORITY,
            REVIEW_OUTCOME,
            REGISTERED_BY_CLOCK,
            PAYMENT_DUE_NOW,
            FEE_CONFIRM_DUE,
            DOCUMENT,
            SERVED_AT,
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

    FilingId filing() {
        return FilingId.of(text(FILING));
    }

    CourtCode court() {
        return new CourtCode(text(COURT));
    }

    Track track() {
        return Track.valueOf(text(TRACK));
    }

    String document() {
        return text(DOCUMENT);
    }

    Instant servedAt() {
        return ((Date) required(SERVED_AT)).toInstant();
    }

    boolean registeredByClock() {
        return Boolean.TRUE.equals(scope.getVariable(REGISTERED_BY_CLOCK));
    }

    void reviewDue(Instant due, Instant remind, Instant alert) {
        scope.setVariable(REVIEW_DUE, Date.from(due));
        scope.setVariable(REVIEW_REMIND, Date.from(remind));
        scope.setVariable(REVIEW_ALERT, Date.from(alert));
    }

    void review(String group, long priority) {
        scope.setVariable(REVIEW_GROUP, group);
        scope.setVariable(REVIEW_PRIORITY, priority);
    }

    void registerByClock() {
        scope.setVariable(REGISTERED_BY_CLOCK, true);
    }

    void paymentDueNow(boolean due) {
        scope.setVariable(PAYMENT_DUE_NOW, due);
    }

    void feeConfirmDue(Instant due) {
        scope.setVariable(FEE_CONFIRM_DUE, Date.from(due));
    }

    void servedAt(Instant at) {
        scope.setVariable(SERVED_AT, Date.from(at));
    }

    UUID refund() {
        return UUID.fromString(text(REFUND));
    }

    void refundDue(Instant due, Instant claim) {
        scope.setVariable(REFUND_DUE, Date.from(due));
        scope.setVariable(REFUND_CLAIM, Date.from(claim));
    }

    void refundOutcome(Refund.Outcome outcome, Instant nextQuery) {
        scope.setVariable(REFUND_OUTCOME, outcome.name());
        scope.setVariable(REFUND_QUERY, Date.from(nextQuery));
    }

    UUID complaint() {
        return UUID.fromString(text(COMPLAINT));
    }

    void complaintDue(Instant due, Instant claim, Instant remind) {
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
