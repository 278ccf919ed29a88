package org.lian.payment;

import java.util.Map;
import java.util.Set;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** The window of the litigation service centre: no machine answers, staff confirm what was paid. */
@Component
class CounterGateway implements PaymentGateway {
    static final String NAME = "counter";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String label() {
        return "窗口";
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.COUNTER);
    }

    @Override
    public Offer create(Order order) {
        return new Offer(null, null, null);
    }

    @Override
    public OrderAnswer query(String orderNo) {
        return OrderAnswer.of(Standing.WAITING);
    }

    @Override
    public OrderAnswer close(String orderNo) {
        return OrderAnswer.of(Standing.CLOSED);
    }

    @Override
    public Notice read(Map<String, String> headers, byte[] body) {
        throw Refusal.notFound("窗口交费没有到账通知");
    }

    /** Staff pay out and name the paper that proves it; without it nothing went back yet. */
    @Override
    public RefundAnswer refund(RefundOrder order) {
        return order.voucher() == null
                ? RefundAnswer.of(RefundStanding.FAILED)
                : new RefundAnswer(RefundStanding.DONE, order.amountFen(), null);
    }

    @Override
    public RefundAnswer queryRefund(String refundNo) {
        return RefundAnswer.of(RefundStanding.UNKNOWN);
    }

    @Override
    public String merchant() {
        return NAME;
    }
}
