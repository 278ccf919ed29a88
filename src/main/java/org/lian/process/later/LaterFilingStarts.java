package org.lian.process.later;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.lian.filing.LaterFilingProcess;
import org.lian.process.variables.Variable;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/**
 * The starts of processes/later-filing.bpmn in the transaction that receives it; business key = its id, tenant = court.
 */
@Component
public class LaterFilingStarts implements LaterFilingProcess {
    /** What every one is started with. */
    public static final Set<String> ALWAYS =
            Set.of(Variable.LATER_FILING.key(), Variable.FILING.key(), Variable.COURT.key());

    private static final String CORRECTED = "LaterFilingCorrected";

    private final RuntimeService runtime;

    LaterFilingStarts(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void start(UUID later, FilingId filing, CourtCode court) {
        runtime.startProcessInstanceByKey("later-filing", later.toString(), variables(later, filing, court));
    }

    @Override
    public void corrected(UUID later) {
        var key = later.toString();
        if (runtime.createExecutionQuery()
                        .messageEventSubscriptionName(CORRECTED)
                        .processInstanceBusinessKey(key)
                        .count()
                == 0) {
            throw Refusal.conflict("这份续递刚刚有变动，请刷新后再试");
        }
        runtime.createMessageCorrelation(CORRECTED)
                .processInstanceBusinessKey(key)
                .correlate();
    }

    public static Map<String, Object> variables(UUID later, FilingId filing, CourtCode court) {
        return Map.of(
                Variable.LATER_FILING.key(), later.toString(),
                Variable.FILING.key(), filing.toString(),
                Variable.COURT.key(), court.value());
    }
}
