package org.lian.process;

import org.lian.fees.Fees;
import org.lian.filing.CourtActs;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.Filings;
import org.lian.payment.Order;
import org.lian.payment.PaymentState;
import org.lian.payment.Payments;
import org.lian.payment.Refund;
import org.lian.payment.Refunds;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** 准许撤诉: the acceptance fee is halved (办法 15). */
@Component
class GrantedWithdrawals {
    private static final LegalBasis HALVED = LegalBasis.of("诉讼费用交纳办法", 15);

    private final CourtActs acts;
    private final FilingLifecycle filings;
    private final Filings questions;
    private final Fees fees;
    private final Payments payments;
    private final Refunds refunds;

    GrantedWithdrawals(
            CourtActs acts,
            FilingLifecycle filings,
            @Lazy Filings questions,
            Fees fees,
            Payments payments,
            @Lazy Refunds refunds) {
        this.acts = acts;
        this.filings = filings;
        this.questions = questions;
        this.fees = fees;
        this.payments = payments;
        this.refunds = refunds;
    }

    /** Closes the filing; what was paid beyond the half is to go back. */
    void record(FilingId id) {
        acts.withdrawalGranted(id);
        var beyond = paidFen(id) - halvedFen(id);
        if (beyond > 0) {
            refunds.request(id, beyond, Refund.Reason.WITHDRAWN, HALVED);
        }
    }

    private long paidFen(FilingId id) {
        return payments.of(id).stream()
                .filter(order -> order.state() == PaymentState.SUCCEEDED)
                .mapToLong(Order::amountFen)
                .sum();
    }

    /** What is left to bear of the acceptance fee, in fen. */
    long halvedFen(FilingId id) {
        var quote = fees.quote(questions.feeQuestion(filings.filing(id)).withdrawn());
        var total = quote.totalFen();
        return total == null ? 0 : total;
    }
}
