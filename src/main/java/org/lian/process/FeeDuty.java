package org.lian.process;

import java.time.Instant;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.deadlines.Deadlines;
import org.lian.deadlines.TimeUnit;
import org.lian.fees.Fees;
import org.lian.filing.FilingFacts;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.Filings;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.rules.Decisions;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What a registered case owes: whether, how much, by when (诉讼费用交纳办法). */
@Component
class FeeDuty {
    private final Decisions decisions;
    private final Fees fees;
    private final FilingLifecycle filings;
    private final Filings questions;
    private final Deadlines deadlines;
    private final BusinessClock clock;
    private final int confirmationDays;

    FeeDuty(
            Decisions decisions,
            Fees fees,
            FilingLifecycle filings,
            @Lazy Filings questions,
            Deadlines deadlines,
            BusinessClock clock,
            @Value("${lian.fee-confirmation-working-days}") int confirmationDays) {
        this.decisions = decisions;
        this.fees = fees;
        this.filings = filings;
        this.questions = questions;
        this.deadlines = deadlines;
        this.clock = clock;
        this.confirmationDays = confirmationDays;
    }

    boolean dueNow(FilingId id) {
        var filing = filings.filing(id);
        var draft = filing.draft();
        var facts = new HashMap<>(FilingFacts.of(draft));
        fees.feeClassOf(filing.track(), draft.causeCode(), draft.claimAmountFen() != null)
                .ifPresent(feeClass -> facts.put("feeClass", feeClass));
        return decisions
                .evaluate("payment-obligation", facts, id, Visibility.PARTY)
                .flag("dueNow");
    }

    void charge(FilingId id) {
        fees.charge(id, questions.feeQuestion(filings.filing(id)));
    }

    Instant confirmationDue() {
        return deadlines
                .days(confirmationDays, TimeUnit.WORKING_DAY, clock.now(), "本院诉讼费确认时限")
                .dueAt();
    }

    void confirm(Actor actor, FilingId id, long fen, @Nullable String basis) {
        fees.confirm(id, fen, basis, actor);
    }

    void startPaymentPeriod(FilingId id, Instant servedAt) {
        filings.feeDue(id, deadlines.from("fee.acceptance", servedAt));
    }
}
