package org.lian.web.portal;

import org.lian.fees.Fees;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.vocabulary.Refusal;
import org.lian.web.Yuan;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * The cost of a granted withdrawal, what it would leave of the fee, what comes back of what was paid, and whether a
 * rest will be asked for.
 */
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
            fees.afterWithdrawal(filing.id(), filings.feeQuestion(filing)).ifPresent(left -> {
                model.addAttribute("left", Yuan.shown(left.fen()));
                model.addAttribute("halved", left.halved());
                var already = paid.paidFen(filing.id()).orElse(0L);
                if (left.beyondFen(already) > 0) {
                    model.addAttribute("refunded", Yuan.shown(left.beyondFen(already)));
                }
                model.addAttribute("owing", left.owingFen(already) > 0);
            });
        } catch (Refusal unknown) {
            // The tables cannot say it beforehand; the page then says only that it is halved.
            return;
        }
    }
}
