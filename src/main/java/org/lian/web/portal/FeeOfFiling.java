package org.lian.web.portal;

import java.util.Optional;
import org.lian.documents.InWords;
import org.lian.fees.Fees;
import org.lian.filing.FeeDue;
import org.lian.filing.Filing;
import org.lian.payment.Order;
import org.lian.payment.PaymentState;
import org.lian.payment.Payments;
import org.lian.vocabulary.Due;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;
import org.lian.web.Yuan;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** 诉讼费 of a submitted filing: as charged once it was, else as it would be. */
@Component
class FeeOfFiling {
    private final Fees fees;
    private final FeeDue due;
    private final FeePreview preview;
    private final Payments payments;

    FeeOfFiling(Fees fees, FeeDue due, FeePreview preview, Payments payments) {
        this.fees = fees;
        this.due = due;
        this.preview = preview;
        this.payments = payments;
    }

    /** The rest of a fee after a granted withdrawal, in figures and 大写. */
    record Left(String yuan, String inWords, String basis, boolean paid) {}

    void show(Filing filing, Model model) {
        var bill = fees.bill(filing.id());
        model.addAttribute("charged", bill.isPresent());
        bill.ifPresentOrElse(known -> model.addAttribute("fee", FeeTable.of(known)), () -> preview.show(filing, model));
        var left = filing.feeLeft();
        if (left != null) {
            var sum = new Fen(left.fen());
            model.addAttribute("feeLeft", new Left(sum.inYuan(), InWords.money(sum), left.basis(), left.paid()));
        }
        var supplement = filing.feeSupplement();
        if (supplement != null) {
            model.addAttribute("supplement", Yuan.shown(supplement.fen()));
        }
    }

    /** Whether the fee is asked for and no payment has reached the court. */
    boolean payable(Filing filing) {
        return filing.feeSupplement() != null
                || filing.feePayable() && paid(filing.id()).isEmpty();
    }

    /** Sums beside each other: what is owed now and what was paid, where a part is still to be paid beside. */
    record Beside(String now, String paid) {}

    /** Empty where nothing was paid before. */
    Optional<Beside> paidBeside(Filing filing) {
        var supplement = filing.feeSupplement();
        return supplement == null || paid(filing.id()).isEmpty()
                ? Optional.empty()
                : fees.bill(filing.id())
                        .filter(bill -> bill.payableFen() > supplement.fen())
                        .map(bill -> new Beside(
                                Yuan.shown(bill.payableFen()), Yuan.shown(bill.payableFen() - supplement.fen())));
    }

    Optional<Long> paidFen(FilingId filing) {
        return paid(filing).map(Order::amountFen);
    }

    private Optional<Order> paid(FilingId filing) {
        return payments.of(filing).stream()
                .filter(order -> order.state() == PaymentState.SUCCEEDED)
                .findFirst();
    }

    /** What is to be paid now. */
    Due due(Filing filing) {
        return due.of(filing);
    }
}
