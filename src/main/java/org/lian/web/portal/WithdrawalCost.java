package org.lian.web.portal;

import org.lian.fees.Fees;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What a granted withdrawal would leave of the fee, and what comes back of what was paid. */
@Component
class WithdrawalCost {
    private final Filings filings;
    private final Fees fees;
    private final FeeOfFiling paid;

    WithdrawalCost(Filings filings, Fees fees, FeeOfFiling paid) {
        this.filings = filings;
        this.fees = fees;
        this.paid = paid;
    }

    void show(Filing filing, Model model) {
        try {
            var total = fees.quote(filings.feeQuestion(filing).withdrawn()).totalFen();
            if (total != null) {
                model.addAttribute("halved", Yuan.shown(total));
                paid.paidFen(filing.id())
                        .ifPresent(fen -> model.addAttribute("refunded", Yuan.shown(Math.max(0, fen - total))));
            }
        } catch (Refusal unknown) {
            // The tables cannot say it beforehand; the page then says only that it is halved.
            return;
        }
    }
}
