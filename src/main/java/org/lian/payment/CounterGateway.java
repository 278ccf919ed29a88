package org.lian.payment;

import java.util.Map;
import java.util.Set;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** The window of the litigation service centre: no machine answers, staff confirm what was paid. */
@Component
class CounterGateway implements PaymentGateway {
    @Override
    public String name() {
        return "counter";
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
    public Answer query(String orderNo) {
        return Answer.of(Standing.WAITING);
    }

    @Override
    public Answer close(String orderNo) {
        return Answer.of(Standing.CLOSED);
    }

    @Override
    public Notice read(Map<String, String> headers, byte[] body) {
        throw Refusal.notFound("窗口交费没有到账通知");
    }

    @Override
    public String merchant() {
        return "counter";
    }
}
