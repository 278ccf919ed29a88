package org.lian.process;

import java.util.HashMap;
import org.camunda.bpm.engine.RuntimeService;
import org.lian.filing.FilingLifecycle;
import org.lian.payment.Refund;
import org.lian.payment.RefundProcess;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts processes/refund.bpmn in the transaction that asks for the refund; business key = refund id, tenant = court. */
@Component
class RefundStarts implements RefundProcess {
    private final RuntimeService runtime;
    private final FilingLifecycle filings;

    RefundStarts(@Lazy RuntimeService runtime, FilingLifecycle filings) {
        this.runtime = runtime;
        this.filings = filings;
    }

    @Override
    public void start(Refund refund) {
        var variables = new HashMap<String, Object>();
        variables.put(FilingVariables.REFUND, refund.id().toString());
        var court = refund.court();
        if (refund.filing() != null) {
            variables.put(FilingVariables.FILING, refund.filing().toString());
            court = filings.filing(refund.filing()).court();
        }
        if (court == null) {
            throw new IllegalStateException("Refund " + refund.id() + " is of no court");
        }
        variables.put(FilingVariables.COURT, court.value());
        runtime.startProcessInstanceByKey("refund", refund.id().toString(), variables);
    }
}
