package org.lian.process.fee;

import java.util.Map;
import org.lian.documents.InWords;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.GivenPaper;
import org.lian.filing.GivenPapers;
import org.lian.payment.FeePaid;
import org.lian.payment.Order;
import org.lian.payment.Payments;
import org.lian.vocabulary.Fen;
import org.springframework.stereotype.Component;

/** 缴费凭证: that the money of an order has come. It is no 财政票据 (办法 52), and says so. */
@Component
class PaymentProof {
    private final GivenPapers given;
    private final FilingLifecycle filings;
    private final Payments payments;

    PaymentProof(GivenPapers given, FilingLifecycle filings, Payments payments) {
        this.given = given;
        this.filings = filings;
        this.payments = payments;
    }

    /** Fixes it once for the order, whose number it carries. */
    void give(FeePaid paid) {
        var sum = new Fen(paid.amountFen());
        var order = payments.find(paid.orderNo()).orElseThrow();
        given.give(
                filings.filing(paid.filing()),
                GivenPaper.PAYMENT_PROOF,
                paid.orderNo(),
                paid.paidAt(),
                Map.of(
                        "number",
                        paid.orderNo(),
                        "amount",
                        sum.toString(),
                        "amountInWords",
                        InWords.money(sum),
                        "channel",
                        order.channel().label(),
                        "receiptNumber",
                        GivenPapers.maybe(
                                payments.takenAtCounter(order.orderNo()).map(Payments.TakenAtCounter::receiptNumber)),
                        "basis",
                        basis(order)));
    }

    private static String basis(Order order) {
        return order.basis().text();
    }
}
