package org.lian.process.refund;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.lian.engine.EngineIdentity;
import org.lian.filing.FilingLifecycle;
import org.lian.payment.Refund;
import org.lian.payment.RefundProcess;
import org.lian.process.variables.Variable;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/**
 * The starts of processes/refund.bpmn in the transaction that asks for the refund; business key = refund id, tenant =
 * court.
 */
@Component
public class RefundStarts implements RefundProcess {
    /** What every refund is started with; one of money that belongs to no filing names none. */
    public static final Set<String> ALWAYS = Set.of(Variable.REFUND.key(), Variable.COURT.key());

    private final RuntimeService runtime;
    private final FilingLifecycle filings;
    private final EngineIdentity identity;

    RefundStarts(RuntimeService runtime, FilingLifecycle filings, EngineIdentity identity) {
        this.runtime = runtime;
        this.filings = filings;
        this.identity = identity;
    }

    @Override
    public void start(Refund refund) {
        var filing = refund.filing();
        var court = filing == null ? refund.court() : filings.filing(filing).court();
        if (court == null) {
            throw new IllegalStateException("Refund " + refund.id() + " is of no court");
        }
        // What is owed goes back whoever decided what it follows from: that asks for no right to start a flow.
        identity.runAs(
                Actor.system(),
                () -> runtime.startProcessInstanceByKey(
                        "refund", refund.id().toString(), variables(refund.id(), court, filing)));
    }

    public static Map<String, Object> variables(UUID refund, CourtCode court, @Nullable FilingId filing) {
        var variables = new HashMap<String, Object>();
        variables.put(Variable.REFUND.key(), refund.toString());
        variables.put(Variable.COURT.key(), court.value());
        if (filing != null) {
            variables.put(Variable.FILING.key(), filing.toString());
        }
        return variables;
    }
}
