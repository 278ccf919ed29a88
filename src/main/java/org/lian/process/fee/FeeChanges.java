package org.lian.process.fee;

import org.camunda.bpm.engine.RuntimeService;
import org.lian.fees.Fees;
import org.lian.filing.Act;
import org.lian.filing.Acts;
import org.lian.filing.Filing;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.FilingStatus;
import org.lian.filing.Filings;
import org.lian.payment.Payments;
import org.lian.payment.Refund;
import org.lian.payment.Refunds;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.springframework.stereotype.Component;

/**
 * A change of what a registered case owes, after a review (办法 43): before it is paid it is computed, confirmed and told
 * anew; afterwards what was paid too much goes back, and what was too little is asked for.
 */
@Component
class FeeChanges {
    private static final LegalBasis REVIEWED = LegalBasis.of("诉讼费用交纳办法", 43);

    private final RuntimeService runtime;
    private final FilingLifecycle filings;
    private final Filings questions;
    private final Acts acts;
    private final Fees fees;
    private final ClaimFees claims;
    private final Payments payments;
    private final Refunds refunds;
    private final GrantedWithdrawals withdrawals;

    FeeChanges(
            RuntimeService runtime,
            FilingLifecycle filings,
            Filings questions,
            Acts acts,
            Fees fees,
            ClaimFees claims,
            Payments payments,
            Refunds refunds,
            GrantedWithdrawals withdrawals) {
        this.runtime = runtime;
        this.filings = filings;
        this.questions = questions;
        this.acts = acts;
        this.fees = fees;
        this.claims = claims;
        this.payments = payments;
        this.refunds = refunds;
        this.withdrawals = withdrawals;
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
        } else if (filing.status() == FilingStatus.WITHDRAWAL_GRANTED) {
            fees.recharge(id, questions.feeQuestion(filing));
            withdrawals.remainder(id).ifPresent(left -> lessen(filing, left.fen()));
        } else {
            claims.reviewed(
                    id,
                    acts.last(id, Act.Kind.FEE_REVIEW_DECISION).orElseThrow().id());
        }
    }

    /** Whether the flow still computes, confirms or waits for it. */
    private boolean isAwaited(Filing filing) {
        return switch (filing.status()) {
            case REGISTERED, FEE_DUE, FEE_OVERDUE, WITHDRAWAL_PENDING -> !filings.isFeeSettled(filing.id());
            default -> false;
        };
    }

    /** What a withdrawal left to pay becomes less; what was paid beyond goes back, less what is going back already. */
    private void lessen(Filing filing, long owedFen) {
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
}
