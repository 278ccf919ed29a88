package org.lian.process;

import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.lian.payment.FeePaid;
import org.lian.payment.FeePaidListener;
import org.lian.payment.NothingWaits;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Brings 诉讼费已交纳 to the instance that waits for it. */
@Component
class FeePayments implements FeePaidListener {
    private final RuntimeService runtime;

    FeePayments(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void feePaid(FeePaid paid) {
        try {
            runtime.createMessageCorrelation("FeePaid")
                    .processInstanceBusinessKey(paid.filing().toString())
                    .correlateWithResult();
        } catch (MismatchingMessageCorrelationException nobody) {
            throw new NothingWaits(paid);
        }
    }
}
