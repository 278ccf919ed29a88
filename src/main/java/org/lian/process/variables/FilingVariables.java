package org.lian.process.variables;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;
import org.lian.payment.Refund;
import org.lian.vocabulary.FilingId;

/**
 * The variables of the diagrams, declared once: ids, enumerations and dates only, never a party's words. Whoever sets
 * one is named beside it.
 */
public record FilingVariables(VariableScope scope) {
    /** The end of the part before registration. */
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
        return FilingId.of(text(Variable.FILING));
    }

    public String document() {
        return text(Variable.DOCUMENT);
    }

    /** Where a public notice stands. */
    public String publicNotice() {
        return text(Variable.PUBLIC_NOTICE);
    }

    public Instant servedAt() {
        return date(Variable.SERVED_AT);
    }

    public boolean registeredByClock() {
        return Boolean.TRUE.equals(scope.getVariable(Variable.REGISTERED_BY_CLOCK.key()));
    }

    public void reviewDue(Instant due, Instant remind, Instant alert) {
        set(Variable.REVIEW_DUE, Date.from(due));
        set(Variable.REVIEW_REMIND, Date.from(remind));
        set(Variable.REVIEW_ALERT, Date.from(alert));
    }

    public void review(String group, long priority) {
        set(Variable.REVIEW_GROUP, group);
        set(Variable.REVIEW_PRIORITY, priority);
    }

    public void causePart(String part) {
        set(Variable.CAUSE_PART, part);
    }

    public void autoRegistration(boolean waits) {
        set(Variable.AUTO_REGISTRATION, waits);
    }

    public void autoRegisterAt(Instant at) {
        set(Variable.AUTO_REGISTER_AT, Date.from(at));
    }

    public void autoRegistered(boolean registered) {
        set(Variable.AUTO_REGISTERED, registered);
    }

    public void registerByClock() {
        set(Variable.REGISTERED_BY_CLOCK, true);
    }

    /** Nothing was collected yet, and where nothing is due nothing will be. */
    public void paymentDueNow(boolean due) {
        set(Variable.FEE_OUTCOME, "NOT_DUE");
        set(Variable.PAYMENT_DUE_NOW, due);
    }

    public void feeConfirmDue(Instant claim, Instant due) {
        set(Variable.TASK_CLAIM, Date.from(claim));
        set(Variable.FEE_CONFIRM_DUE, Date.from(due));
    }

    public void servedAt(Instant at) {
        set(Variable.SERVED_AT, Date.from(at));
    }

    public void before(Before outcome) {
        set(Variable.BEFORE_OUTCOME, outcome.name());
    }

    public void reviewOnExpiry(String consequence) {
        set(Variable.REVIEW_ON_EXPIRY, consequence);
    }

    public Instant reviewDue() {
        return date(Variable.REVIEW_DUE);
    }

    public void adviceReplyDue(Instant due) {
        set(Variable.ADVICE_REPLY_DUE, Date.from(due));
    }

    public void forwardsOnline(boolean online) {
        set(Variable.FORWARDS_ONLINE, online);
    }

    public void correctionDue(Instant due) {
        set(Variable.CORRECTION_DUE, Date.from(due));
    }

    public Instant correctionDue() {
        return date(Variable.CORRECTION_DUE);
    }

    public void correctionStillOpen(boolean open) {
        set(Variable.CORRECTION_STILL_OPEN, open);
    }

    public void mediatorDue(Instant due) {
        set(Variable.MEDIATOR_DUE, Date.from(due));
    }

    public void mediatorAnswerDue(Instant due) {
        set(Variable.MEDIATOR_ANSWER_DUE, Date.from(due));
    }

    public void contactDue(Instant due) {
        set(Variable.CONTACT_DUE, Date.from(due));
    }

    public void mediationDue(Instant due) {
        set(Variable.MEDIATION_DUE, Date.from(due));
    }

    public void feeReviewDue(Instant due, Instant remind) {
        set(Variable.FEE_REVIEW_DUE, Date.from(due));
        set(Variable.FEE_REVIEW_REMIND, Date.from(remind));
    }

    public void taskDue(Instant claim, Instant due) {
        set(Variable.TASK_CLAIM, Date.from(claim));
        set(Variable.TASK_DUE, Date.from(due));
    }

    public void feeDue(Instant due) {
        set(Variable.FEE_DUE, Date.from(due));
    }

    public void bankGrace(Instant until) {
        set(Variable.BANK_GRACE, Date.from(until));
    }

    public void feePaid(boolean paid) {
        set(Variable.FEE_PAID, paid);
    }

    public void feeOutcome(String outcome) {
        set(Variable.FEE_OUTCOME, outcome);
    }

    public void serviceMethod(String method) {
        set(Variable.SERVICE_METHOD, method);
    }

    public String unclearDecision() {
        return text(Variable.UNCLEAR_DECISION);
    }

    private Instant date(Variable variable) {
        return ((Date) required(variable)).toInstant();
    }

    public UUID refund() {
        return UUID.fromString(text(Variable.REFUND));
    }

    public void refundDue(Instant due, Instant claim) {
        set(Variable.REFUND_DUE, Date.from(due));
        set(Variable.REFUND_CLAIM, Date.from(claim));
    }

    public void refundOutcome(Refund.Outcome outcome, Instant nextQuery) {
        set(Variable.REFUND_OUTCOME, outcome.name());
        set(Variable.REFUND_QUERY, Date.from(nextQuery));
    }

    public UUID complaint() {
        return UUID.fromString(text(Variable.COMPLAINT));
    }

    public void complaintDue(Instant due, Instant claim, Instant remind) {
        set(Variable.COMPLAINT_DUE, Date.from(due));
        set(Variable.COMPLAINT_CLAIM, Date.from(claim));
        set(Variable.COMPLAINT_REMIND, Date.from(remind));
    }

    public UUID laterFiling() {
        return UUID.fromString(text(Variable.LATER_FILING));
    }

    public void laterFilingDue(Instant due, Instant claim, boolean ruling) {
        set(Variable.LATER_FILING_RULING, ruling);
        set(Variable.LATER_FILING_DUE, Date.from(due));
        set(Variable.LATER_FILING_CLAIM, Date.from(claim));
    }

    public void laterFilingCorrectionDue(Instant due) {
        set(Variable.LATER_FILING_CORRECTION_DUE, Date.from(due));
    }

    public void orderServiceDue(Instant due) {
        set(Variable.ORDER_SERVICE_DUE, Date.from(due));
    }

    public void objectionDue(Instant due) {
        set(Variable.OBJECTION_DUE, Date.from(due));
    }

    public void orderServed(boolean served) {
        set(Variable.ORDER_SERVED, served);
    }

    public void suitAfter(String ruling, Instant due) {
        set(Variable.ORDER_RULING, ruling);
        set(Variable.SUIT_DUE, Date.from(due));
    }

    public Instant suitDue() {
        return date(Variable.SUIT_DUE);
    }

    /** Null in orders that came to their ruling on an earlier diagram. */
    public @Nullable String orderRuling() {
        return (String) scope.getVariable(Variable.ORDER_RULING.key());
    }

    public void objectionWaits(boolean waits) {
        set(Variable.OBJECTION_WAITS, waits);
    }

    public void preservationDue(Instant due, Instant claim) {
        set(Variable.PRESERVATION_DUE, Date.from(due));
        set(Variable.PRESERVATION_CLAIM, Date.from(claim));
    }

    public void preservationOutcome(String outcome) {
        set(Variable.PRESERVATION_OUTCOME, outcome);
    }

    public void preservationNext(Instant over, Instant remind, boolean ends) {
        set(Variable.PRESERVATION_ENDS, ends);
        set(Variable.PRESERVATION_NEXT, Date.from(over));
        set(Variable.PRESERVATION_REMIND, Date.from(remind));
    }

    private String text(Variable variable) {
        return (String) required(variable);
    }

    private void set(Variable variable, Object value) {
        scope.setVariable(variable.key(), value);
    }

    private Object required(Variable variable) {
        var value = scope.getVariable(variable.key());
        if (value == null) {
            throw new IllegalStateException("Variable " + variable.key() + " is not set");
        }
        return value;
    }
}
