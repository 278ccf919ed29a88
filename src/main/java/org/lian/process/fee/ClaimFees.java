package org.lian.process.fee;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.fees.FeeBill;
import org.lian.fees.Fees;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.FilingStatus;
import org.lian.filing.Filings;
import org.lian.payment.FeePaid;
import org.lian.payment.Payments;
import org.lian.payment.Refund;
import org.lian.payment.Refunds;
import org.lian.vocabulary.Due;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.springframework.stereotype.Component;

/** 变更请求以后的受理费 (办法 21): charged anew; what was paid too little is asked for, what too much goes back. */
@Component
public class ClaimFees {
    private static final LegalBasis MORE = new LegalBasis("诉讼费用交纳办法第二十一条第一项");
    private static final LegalBasis LESS = new LegalBasis("诉讼费用交纳办法第二十一条第二项");

    private static final LegalBasis REVIEWED = LegalBasis.of("诉讼费用交纳办法", 43);

    private final FilingLifecycle filings;
    private final Filings questions;
    private final Fees fees;
    private final Payments payments;
    private final Refunds refunds;

    ClaimFees(FilingLifecycle filings, Filings questions, Fees fees, Payments payments, Refunds refunds) {
        this.filings = filings;
        this.questions = questions;
        this.fees = fees;
        this.payments = payments;
        this.refunds = refunds;
    }

    /**
     * The fee of a case before and after its claims changed.
     *
     * @param afterFen null where a person has to choose it
     * @param paidFen what was paid of it and has not gone back
     */
    public record Change(long beforeFen, @Nullable Long afterFen, long paidFen) {
        /** Positive: still to be paid beside what was; negative: goes back. */
        public long differenceFen() {
            return afterFen == null ? 0 : afterFen - paidFen;
        }
    }

    /**
     * Charges a filing whose claims have changed. Empty where no fee is confirmed, so that nothing is to be told of it.
     *
     * @param change tells it from other changes of the same filing
     */
    public Optional<Change> changed(FilingId id, UUID change) {
        return recharged(id, change, MORE, LESS);
    }

    /** The same after a review found that it was computed wrongly or relieved it (办法 43). */
    void reviewed(FilingId id, UUID review) {
        recharged(id, review, REVIEWED, REVIEWED);
    }

    private Optional<Change> recharged(FilingId id, UUID change, LegalBasis more, LegalBasis less) {
        payments.inTurn(id);
        if (filings.filing(id).registeredAt() == null) {
            return Optional.empty();
        }
        return fees.recharge(id, questions.feeQuestion(filings.filing(id))).map(charged -> {
            var told = new Change(charged.beforeFen(), charged.afterFen(), paidFen(id));
            if (told.paidFen() > 0 && told.afterFen() != null) {
                settle(id, told.differenceFen(), change.toString(), more, less);
            }
            return told;
        });
    }

    /** Holds what came against what is owed by now: the claims may have changed while it was on its way. */
    void arrived(FeePaid paid) {
        var id = paid.filing();
        var filing = filings.filing(id);
        var status = filing.status();
        if (status == FilingStatus.WITHDRAWAL_GRANTED || status == FilingStatus.DEEMED_WITHDRAWN) {
            return;
        }
        // What was asked for came, as nearly always.
        if (filing.feeSupplement() == null && fees.isConfirmedAt(id, paid.amountFen())) {
            return;
        }
        fees.bill(id).filter(FeeBill::confirmed).ifPresent(known -> {
            payments.inTurn(id);
            settle(id, known.payableFen() - paidFen(id), paid.orderNo(), MORE, LESS);
        });
    }

    private void settle(FilingId id, long differenceFen, String item, LegalBasis more, LegalBasis less) {
        filings.feeSupplement(id, differenceFen > 0 ? new Due(differenceFen, more, item) : null);
        if (differenceFen < 0) {
            refunds.request(id, -differenceFen, Refund.Reason.REDUCED, less, item);
        }
    }

    /** What was paid for the filing and has not gone back. */
    public long paidFen(FilingId id) {
        return payments.paidFen(id) - refunds.backFen(id, Refund.Reason.REDUCED);
    }
}
