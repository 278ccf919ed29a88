package org.lian.process.refund;

import java.time.Instant;
import java.util.UUID;
import org.lian.payment.Refund;
import org.lian.payment.Refunds;
import org.springframework.stereotype.Component;

/** The questions of processes/refund.bpmn to {@link Refunds}. */
@Component
class RefundFlow {
    private final Refunds refunds;
    private final RefundNotice notice;

    RefundFlow(Refunds refunds, RefundNotice notice) {
        this.refunds = refunds;
        this.notice = notice;
    }

    Refund.Outcome send(UUID id) {
        refunds.send(id);
        return told(id, refunds.outcome(id));
    }

    Refund.Outcome outcome(UUID id) {
        return told(id, refunds.outcome(id));
    }

    Refund.Outcome query(UUID id) {
        return told(id, refunds.queryNow(id));
    }

    /** The money has gone back: its paper goes with it. */
    private Refund.Outcome told(UUID id, Refund.Outcome outcome) {
        if (outcome == Refund.Outcome.REFUNDED) {
            refunds.find(id).ifPresent(notice::give);
        }
        return outcome;
    }

    Instant nextQueryAt(UUID id) {
        return refunds.nextQueryAt(id);
    }
}
