package org.lian.payment;

import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Due;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;

/**
 * 缴费单: what is to be paid for a filing through one channel.
 *
 * @param basis by which it is paid
 * @param item what is paid by it
 * @param payUrl the channel's page; null where there is none
 * @param qr text of the code to scan
 * @param account where to transfer to
 */
public record Order(
        String orderNo,
        FilingId filing,
        long amountFen,
        LegalBasis basis,
        String item,
        Channel channel,
        PaymentState state,
        @Nullable String payUrl,
        @Nullable String qr,
        @Nullable String account) {
    /** Whether it is for this sum, on this basis. */
    boolean isFor(Due due) {
        return amountFen == due.fen() && basis.equals(due.basis()) && item.equals(due.item());
    }

    /** Whether this is paid by it. */
    boolean hasPaid(String what) {
        return state == PaymentState.SUCCEEDED && item.equals(what);
    }
}
