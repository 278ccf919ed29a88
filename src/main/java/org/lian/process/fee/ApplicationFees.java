package org.lian.process.fee;

import org.lian.fees.FeeBill;
import org.lian.fees.Fees;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.Filings;
import org.lian.payment.Payments;
import org.lian.payment.Refund;
import org.lian.payment.Refunds;
import org.lian.rules.DecisionUnclear;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Due;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.springframework.stereotype.Component;

/** The fee of an application that is paid when it is made (办法 14, 22), and that no step waits for. */
@Component
public class ApplicationFees {
    private static final LegalBasis BASIS = new LegalBasis("诉讼费用交纳办法第十四条第二项、第二十二条第三款");
    private static final LegalBasis IN_FACT = new LegalBasis("诉讼费用交纳办法第十四条第二项、第五十三条第二款");
    private static final String ITEM = "APPLICATION";

    private final Fees fees;
    private final Filings questions;
    private final FilingLifecycle filings;
    private final Payments payments;
    private final Refunds refunds;

    ApplicationFees(Fees fees, Filings questions, FilingLifecycle filings, Payments payments, Refunds refunds) {
        this.fees = fees;
        this.questions = questions;
        this.filings = filings;
        this.payments = payments;
        this.refunds = refunds;
    }

    /** Charges it once; what a correction changes afterwards is left to the judge. */
    void charge(FilingId id) {
        if (fees.bill(id).filter(FeeBill::confirmed).isPresent()) {
            return;
        }
        var total = fees.charge(id, questions.feeQuestion(filings.filing(id))).totalFen();
        if (total == null) {
            throw new DecisionUnclear("litigation-fee", "保全申请费没有唯一的数额");
        }
        fees.confirm(id, total, null, Actor.system());
        if (total > 0) {
            filings.feeSupplement(id, new Due(total, BASIS, ITEM));
        }
    }

    /** Whether what came is the fee that an application owed: no flow waits for it. */
    boolean settles(FilingId id) {
        var owed = filings.filing(id).feeSupplement();
        if (owed == null || !owed.item().equals(ITEM)) {
            return false;
        }
        filings.feeSettled(id);
        return true;
    }

    /** Nothing was preserved: what was not paid is not asked for any more. */
    public void drop(FilingId id) {
        filings.feeSupplement(id, null);
    }

    /**
     * The same of an application that ended without a measure: of what was paid goes back what is beyond the fee of nothing
     * preserved, because it is measured by what was preserved in fact (办法 14).
     */
    public void giveBack(FilingId id) {
        drop(id);
        var least = fees.quote(questions.feeQuestion(filings.filing(id)).withoutAmount())
                .totalFen();
        var beyond = least == null ? 0 : payments.paidFen(id) - least;
        if (beyond > 0) {
            refunds.request(id, beyond, Refund.Reason.OVERPAID, IN_FACT);
        }
    }
}
