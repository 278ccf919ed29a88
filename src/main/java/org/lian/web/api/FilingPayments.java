package org.lian.web.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lian.filing.FeeDue;
import org.lian.filing.FilingAct;
import org.lian.filing.FilingActions;
import org.lian.filing.Filings;
import org.lian.payment.Channel;
import org.lian.payment.Order;
import org.lian.payment.PaymentState;
import org.lian.payment.Payments;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Due;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The payment of a filing's fee: the amount is what the court confirmed or its ruling left, whoever asks. */
@Component
public class FilingPayments {
    private final Filings filings;
    private final FilingActions actions;
    private final FeeDue fees;
    private final Payments payments;
    private final TransactionTemplate together;

    FilingPayments(
            Filings filings, FilingActions actions, FeeDue fees, Payments payments, TransactionTemplate together) {
        this.together = together;
        this.filings = filings;
        this.actions = actions;
        this.fees = fees;
        this.payments = payments;
    }

    /** An order as the payer sees it. */
    public record OrderView(
            String orderNo,
            long amountFen,
            Channel channel,
            PaymentState state,
            @Nullable String payUrl,
            @Nullable String qr,
            @Nullable String account) {
        static OrderView of(Order order) {
            return new OrderView(
                    order.orderNo(),
                    order.amountFen(),
                    order.channel(),
                    order.state(),
                    order.payUrl(),
                    order.qr(),
                    order.account());
        }
    }

    /** Opens an order, or gives the open one of the same channel. */
    public OrderView open(Actor actor, FilingId id, Channel channel) {
        // The channel is spoken to after this transaction: none waits for a stranger's answer.
        var due = Objects.requireNonNull(together.execute(reading -> due(actor, id)));
        return OrderView.of(payments.open(id, due, channel));
    }

    private Due due(Actor actor, FilingId id) {
        var filing = filings.find(actor, id);
        if (!actor.accountId().equals(filing.ownerId())) {
            throw Refusal.forbidden("只有申请人可以在这里交费");
        }
        actions.of(filing).require(FilingAct.PAY);
        return fees.of(filing);
    }

    public List<OrderView> of(Actor actor, FilingId id) {
        filings.find(actor, id);
        return payments.of(id).stream().map(OrderView::of).toList();
    }
}
