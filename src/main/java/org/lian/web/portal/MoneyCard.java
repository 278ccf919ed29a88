package org.lian.web.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Filing;
import org.lian.payment.IssuedReceipts;
import org.lian.payment.Order;
import org.lian.payment.PaymentState;
import org.lian.payment.Payments;
import org.lian.payment.Refund;
import org.lian.payment.Refunds;
import org.lian.vocabulary.Due;
import org.lian.web.Yuan;
import org.springframework.stereotype.Component;

/** The money of a filing in the filer's hands: what was paid, what comes back and how far it is, what is borne in the end. */
@Component
class MoneyCard {
    private final Payments payments;
    private final Refunds refunds;
    private final IssuedReceipts receipts;

    MoneyCard(Payments payments, Refunds refunds, IssuedReceipts receipts) {
        this.payments = payments;
        this.refunds = refunds;
        this.receipts = receipts;
    }

    /** One payment that has come. */
    public record Paid(String item, String amount, String channel) {}

    /** One sum that goes back. */
    public record Back(String amount, String reason, String basis, String state, String tone) {}

    /**
     * The card.
     *
     * @param borne what stays with the filer once all has gone back; null where nothing does
     * @param halved whether it stays because a withdrawal halves the fee
     * @param receipts 财政电子票据 of the payments, where some are issued here
     */
    public record Shown(
            List<Paid> paid,
            List<Back> back,
            @Nullable String borne,
            boolean halved,
            List<IssuedReceipts.Receipt> receipts) {}

    Shown of(Filing filing) {
        var paid = payments.of(filing.id()).stream()
                .filter(order -> order.state() == PaymentState.SUCCEEDED)
                .toList();
        var back = refunds.of(filing.id());
        var ofFee = back.stream()
                .filter(refund -> refund.reason() != Refund.Reason.UNEXPECTED_MONEY)
                .filter(refund -> refund.state() != Refund.State.DECLINED)
                .toList();
        var borne = paid.stream().mapToLong(Order::amountFen).sum()
                - ofFee.stream().mapToLong(Refund::amountFen).sum();
        return new Shown(
                paid.stream()
                        .map(order -> new Paid(
                                item(filing, order),
                                Yuan.shown(order.amountFen()),
                                order.channel().label()))
                        .toList(),
                back.stream().map(MoneyCard::shown).toList(),
                ofFee.isEmpty() ? null : Yuan.shown(borne),
                ofFee.stream().anyMatch(refund -> refund.reason() == Refund.Reason.WITHDRAWN),
                receipts.of(filing.id()));
    }

    private static String item(Filing filing, Order order) {
        var fee = filing.track().word("fee");
        return order.item().equals(Due.FEE) ? fee : "补交的" + fee;
    }

    private static Back shown(Refund refund) {
        return new Back(
                Yuan.shown(refund.amountFen()),
                refund.reason().label(),
                refund.basis(),
                state(refund),
                switch (refund.state()) {
                    case SUCCEEDED -> "ok";
                    case DECLINED -> "bad";
                    case REQUESTED, APPROVED -> "";
                });
    }

    private static String state(Refund refund) {
        return switch (refund.state()) {
            case REQUESTED -> "等法院核定";
            case APPROVED -> "已核定，正在退";
            case SUCCEEDED -> refund.voucher() == null ? "已原路退回" : "已到窗口退还";
            case DECLINED -> "不予退费";
        };
    }
}
