package org.lian.web.portal;

import java.util.Optional;
import org.lian.fees.FeeBill;
import org.lian.fees.Fees;
import org.lian.filing.Filing;
import org.lian.payment.Order;
import org.lian.payment.PaymentState;
import org.lian.payment.Payments;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** 诉讼费 of a submitted filing: as charged once it was, else as it would be. */
@Component
class FeeOfFiling {
    private final Fees fees;
    private final FeePreview preview;
    private final Payments payments;

    FeeOfFiling(Fees fees, FeePreview preview, Payments payments) {
        this.fees = fees;
        this.preview = preview;
        this.payments = payments;
    }

    void show(Filing filing, Model model) {
        var bill = fees.bill(filing.id());
        model.addAttribute("charged", bill.isPresent());
        bill.ifPresentOrElse(
                known -> model.addAttribute("fee", FeeTable.of(known)),
                () -> preview.show(filing, filing.draft().claimAmountFen(), model));
        paid(filing.id())
                .ifPresent(paid ->
                        model.addAttribute("paid", paid.channel().label() + "，" + Yuan.shown(paid.amountFen()) + " 元"));
    }

    /** Whether the fee is asked for and no payment has reached the court. */
    boolean payable(Filing filing) {
        return filing.status().payable() && paid(filing.id()).isEmpty();
    }

    Optional<Long> paidFen(FilingId filing) {
        return paid(filing).map(Order::amountFen);
    }

    private Optional<Order> paid(FilingId filing) {
        return payments.of(filing).stream()
                .filter(order -> order.state() == PaymentState.SUCCEEDED)
                .findFirst();
    }

    long payableFen(FilingId filing) {
        return fees.bill(filing)
                .filter(FeeBill::confirmed)
                .orElseThrow(() -> Refusal.conflict("法院还没有确认诉讼费，请等交费通知送达后再交"))
                .payableFen();
    }
}
