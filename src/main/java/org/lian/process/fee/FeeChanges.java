package org.lian.process.fee;

import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.lian.fees.FeeBill;
import org.lian.fees.Fees;
import org.lian.filing.Filing;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.FilingStatus;
import org.lian.filing.Filings;
import org.lian.payment.Payments;
import org.lian.payment.Refund;
import org.lian.payment.Refunds;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/**
 * A change of what a registered case owes, after a review (办法 43): before it is paid it is computed, confirmed and told
 * anew; afterwards what was paid too much goes back.
 */
@Component
public class FeeChanges {
    private static final LegalBasis REVIEWED = LegalBasis.of("诉讼费用交纳办法", 43);

    private final RuntimeService runtime;
    private final FilingLifecycle filings;
    private final Filings questions;
    private final Fees fees;
    private final Payments payments;
    private final Refunds refunds;
    private final GrantedWithdrawals withdrawals;

    FeeChanges(
            RuntimeService runtime,
            FilingLifecycle filings,
            Filings questions,
            Fees fees,
            Payments payments,
            Refunds refunds,
            GrantedWithdrawals withdrawals) {
        this.runtime = runtime;
        this.filings = filings;
        this.questions = questions;
        this.fees = fees;
        this.payments = payments;
        this.refunds = refunds;
        this.withdrawals = withdrawals;
    }

    /** Refuses a correction by which a fee that is paid would become more: nobody here asks for the rest. */
    public void requireNoMore(FilingId id) {
        payments.inTurn(id);
        var filing = filings.filing(id);
        var known = confirmed(id);
        if (isAwaited(filing) || known.isEmpty()) {
            return;
        }
        var before = known.get().payableFen();
        var after = fees.corrected(id, questions.feeQuestion(filing)).payableFen();
        if (after > before) {
            throw Refusal.conflict(
                    "更正以后比已经确定的多 " + new Fen(after - before) + "；案件已经不在交费阶段，少收的由审判庭在裁判里确定负担，这里请维持", REVIEWED);
        }
    }

    void apply(FilingId id) {
        payments.inTurn(id);
        var filing = filings.filing(id);
        if (isAwaited(filing)) {
            fees.reopen(id);
            filings.feeReopened(id);
            runtime.createMessageCorrelation("FeeChanged")
                    .processInstanceBusinessKey(id.toString())
                    .correlateAllWithResult();
        } else {
            var bill = confirmed(id).map(known -> fees.correct(id, questions.feeQuestion(filing)));
            if (filing.status() == FilingStatus.WITHDRAWAL_GRANTED) {
                withdrawals.remainder(id).ifPresent(left -> settle(filing, left.fen()));
            } else {
                bill.ifPresent(now -> settle(filing, now.payableFen()));
            }
        }
    }

    private Optional<FeeBill> confirmed(FilingId id) {
        return fees.bill(id).filter(FeeBill::confirmed);
    }

    /** What is still asked for becomes less; what was paid beyond goes back, less what is going back already. */
    private void settle(Filing filing, long owedFen) {
        var id = filing.id();
        var left = filing.feeLeft();
        if (left != null && !left.paid()) {
            filings.feeLeftCorrected(id, owedFen);
        }
        var beyond = payments.paidFen(id) - goingBackFen(id) - owedFen;
        if (beyond > 0) {
            refunds.request(id, beyond, Refund.Reason.OVERPAID, REVIEWED);
        }
    }

    private long goingBackFen(FilingId id) {
        return refunds.of(id).stream()
                .filter(refund -> refund.reason() != Refund.Reason.UNEXPECTED_MONEY)
                .filter(refund -> refund.state() != Refund.State.DECLINED)
                .mapToLong(Refund::amountFen)
                .sum();
    }

    /** An order from before the change was for more than is owed now. */
    void takeBackBeyond(FilingId id) {
        confirmed(id).ifPresent(bill -> settle(filings.filing(id), bill.payableFen()));
    }

    /** Whether the flow still computes, confirms or waits for it. */
    private boolean isAwaited(Filing filing) {
        return switch (filing.status()) {
            case REGISTERED, FEE_DUE, FEE_OVERDUE, WITHDRAWAL_PENDING -> !filings.isFeeSettled(filing.id());
            default -> false;
        };
    }
}
