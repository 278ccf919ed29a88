package org.lian.process;

import java.time.Instant;
import java.util.UUID;
import org.lian.payment.Refund;
import org.lian.payment.Refunds;
import org.springframework.stereotype.Component;

/** What the steps of processes/refund.bpmn ask of {@link Refunds}. */
@Component
class RefundFlow {
    private final Refunds refunds;

    RefundFlow(Refunds refunds) {
        this.refunds = refunds;
    }

    Refund.Outcome send(UUID id) {
        refunds.send(id);
        return refunds.outcome(id);
    }

    Refund.Outcome outcome(UUID id) {
        return refunds.outcome(id);
    }

    Refund.Outcome query(UUID id) {
        return refunds.queryNow(id);
    }

    Instant nextQueryAt(UUID id) {
        return refunds.nextQueryAt(id);
    }
}
