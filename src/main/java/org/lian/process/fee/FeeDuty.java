package org.lian.process.fee;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.deadlines.Deadline;
import org.lian.deadlines.Deadlines;
import org.lian.deadlines.TimeUnit;
import org.lian.fees.Fees;
import org.lian.filing.Act;
import org.lian.filing.Acts;
import org.lian.filing.CourtActs;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.Filings;
import org.lian.filing.PaymentObligation;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.payment.PaymentState;
import org.lian.payment.Payments;
import org.lian.process.clocks.CourtPeriods;
import org.lian.process.clocks.TaskClock;
import org.lian.reference.TimeLimits;
import org.lian.rules.Decisions;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** The duty of a registered case to pay: whether, how much, by when (诉讼费用交纳办法). */
@Component
public class FeeDuty {
    private static final String ACCEPTANCE = "fee.acceptance";
    private static final String COUNTERCLAIM = "fee.counterclaim";
    private static final String PERIOD = "诉讼费用交纳办法第二十二条";
    private static final String APPLICATION_FEE = "诉讼费用交纳办法第二十二条第三款";

    private final Decisions decisions;
    private final PaymentObligation obligation;
    private final Fees fees;
    private final FilingLifecycle filings;
    private final Filings questions;
    private final Deadlines deadlines;
    private final TimeLimits timeLimits;
    private final Payments payments;
    private final Acts acts;
    private final CourtActs courtActs;
    private final BusinessClock clock;
    private final int confirmationDays;
    private final int graceDays;
    private final int applicationFeeDays;

    FeeDuty(
            Decisions decisions,
            PaymentObligation obligation,
            Fees fees,
            FilingLifecycle filings,
            Filings questions,
            Deadlines deadlines,
            TimeLimits timeLimits,
            Payments payments,
            Acts acts,
            CourtActs courtActs,
            BusinessClock clock,
            CourtPeriods periods) {
        this.decisions = decisions;
        this.obligation = obligation;
        this.fees = fees;
        this.filings = filings;
        this.questions = questions;
        this.deadlines = deadlines;
        this.timeLimits = timeLimits;
        this.payments = payments;
        this.acts = acts;
        this.courtActs = courtActs;
        this.clock = clock;
        this.confirmationDays = periods.feeConfirmationWorkingDays();
        this.graceDays = periods.bankGraceWorkingDays();
        this.applicationFeeDays = periods.applicationFeeDays();
    }

    public boolean dueNow(FilingId id) {
        var filing = filings.filing(id);
        return !obligation.isCovered(filing)
                && decisions
                        .evaluate(PaymentObligation.TABLE, obligation.facts(filing), id, Visibility.PARTY)
                        .flag("dueNow");
    }

    void charge(FilingId id) {
        fees.charge(id, questions.feeQuestion(filings.filing(id)));
    }

    TaskClock.Dates confirmationDates() {
        var due = deadlines
                .days(confirmationDays, TimeUnit.WORKING_DAY, clock.now(), "本院诉讼费确认时限")
                .dueAt();
        return new TaskClock.Dates(deadlines.workingDaysBefore(due, 1).dueAt(), due);
    }

    public void confirm(Actor actor, FilingId id, long fen, @Nullable String basis) {
        fees.confirm(id, fen, basis, actor);
    }

    /**
     * The period to pay in: seven days for an acceptance fee (办法 22 I), what the court gives for the fee of an
     * application (办法 22 III), or what a judge set when refusing relief or instead of signing.
     *
     * @param setAt when a judge set it anew; null for the first
     * @param basis by which article it runs
     */
    public record PaymentPeriod(
            int days, boolean courtSet, @Nullable Instant setAt, String basis) {
        /** As a notice says it, after 自收到本通知的次日起. */
        public String text() {
            return days + " 日内交纳（" + (courtSet ? "本院指定的期限，" : "") + basis + "）";
        }
    }

    public PaymentPeriod paymentPeriod(FilingId id) {
        return acts.last(id, Act.Kind.PAYMENT_EXTENSION)
                .map(extension -> courtSet(extension, extension.at()))
                .or(() -> acts.last(id, Act.Kind.DEFERRAL_DECISION)
                        .filter(decision -> !decision.words().isGranted())
                        .filter(refusal -> refusal.words().days() != null)
                        .map(refusal -> courtSet(refusal, null)))
                .orElseGet(() -> obligation.terms(filings.filing(id)).courtSet()
                        ? new PaymentPeriod(applicationFeeDays, true, null, APPLICATION_FEE)
                        : new PaymentPeriod(
                                timeLimits.find(statutory(id)).orElseThrow().length(), false, null, PERIOD));
    }

    private String statutory(FilingId id) {
        return filings.filing(id).track() == Track.COUNTERCLAIM ? COUNTERCLAIM : ACCEPTANCE;
    }

    private static PaymentPeriod courtSet(Act act, @Nullable Instant setAt) {
        var days = act.words().days();
        if (days == null) {
            throw new IllegalStateException("Act " + act.id() + " sets no period");
        }
        return new PaymentPeriod(days, true, setAt, PERIOD);
    }

    /** Whether a judge decides what follows where it is not paid, and no rule of withdrawal does. */
    public boolean judgeDecidesOnUnpaid(FilingId id) {
        return obligation.terms(filings.filing(id)).judgeDecides();
    }

    /** From service; where an earlier diagram serves no new notice, from when the judge set the new period. */
    Instant startPaymentPeriod(FilingId id, Instant servedAt) {
        var deadline = paymentDeadline(id, servedAt);
        filings.feeDue(id, deadline);
        return deadline.dueAt();
    }

    /** As it would be counted now. */
    public Deadline paymentDeadline(FilingId id, Instant servedAt) {
        var period = paymentPeriod(id);
        var setAt = period.setAt();
        var from = setAt != null && setAt.isAfter(servedAt) ? setAt : servedAt;
        return period.courtSet()
                ? deadlines.days(period.days(), TimeUnit.DAY, from, period.basis() + "：人民法院指定的期限")
                : deadlines.from(statutory(id), from);
    }

    /** Asks the channels first: an unheard notice is no default. */
    boolean isPaidAfterQuery(FilingId id) {
        payments.queryNow(id);
        return payments.of(id).stream().anyMatch(order -> order.state() == PaymentState.SUCCEEDED);
    }

    /** The working days for money on its way, as they would be counted now. */
    public Deadline bankDay(Instant from) {
        return deadlines.days(graceDays, TimeUnit.WORKING_DAY, from, "本院为银行在途资金留出的时间");
    }

    /** Until when money on its way may still arrive. */
    Instant leaveBankItsDay(FilingId id) {
        var grace = bankDay(clock.now());
        courtActs.feeOverdue(id, grace);
        return grace.dueAt();
    }
}
