package org.lian.process.complaint;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.lian.grievances.GrievanceProcess;
import org.lian.process.variables.Variable;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/**
 * The starts of processes/complaint.bpmn in the transaction that receives the complaint; business key = complaint id.
 */
@Component
public class ComplaintStarts implements GrievanceProcess {
    /** What every complaint is started with. */
    public static final Set<String> ALWAYS =
            Set.of(Variable.COMPLAINT.key(), Variable.FILING.key(), Variable.COURT.key());

    private final RuntimeService runtime;

    ComplaintStarts(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void start(UUID complaint, FilingId filing, CourtCode court) {
        runtime.startProcessInstanceByKey("complaint", complaint.toString(), variables(complaint, filing, court));
    }

    public static Map<String, Object> variables(UUID complaint, FilingId filing, CourtCode court) {
        return Map.of(
                Variable.COMPLAINT.key(), complaint.toString(),
                Variable.FILING.key(), filing.toString(),
                Variable.COURT.key(), court.value());
    }
}
