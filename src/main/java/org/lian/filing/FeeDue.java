package org.lian.filing;

import org.lian.fees.FeeBill;
import org.lian.fees.Fees;
import org.lian.vocabulary.Due;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 应交诉讼费: what is to be paid for a filing, the confirmed fee, what changed claims add to it or what a
 * granted withdrawal left of it. */
@Component
public class FeeDue {
    private final Fees fees;

    FeeDue(Fees fees) {
        this.fees = fees;
    }

    /** Refused while the court has confirmed none. */
    public Due of(Filing filing) {
        var supplement = filing.feeSupplement();
        if (supplement != null) {
            return supplement;
        }
        var left = filing.feeLeft();
        return left == null
                ? Due.prepaid(fees.bill(filing.id())
                        .filter(FeeBill::confirmed)
                        .orElseThrow(() -> Refusal.conflict("法院还没有确认诉讼费，请等交费通知送达后再交"))
                        .payableFen())
                : new Due(left.fen(), new LegalBasis(left.basis()));
    }
}
