package org.lian.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.lian.filing.FilingProcess;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts processes/filing.bpmn in the submission's transaction; business key = filing id, tenant = court. */
@Component
class FilingStarts implements FilingProcess {
    private final RuntimeService runtime;

    FilingStarts(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void start(FilingId filing, CourtCode court, Track track) {
        runtime.startProcessInstanceByKey(
                "filing",
                filing.toString(),
                Map.of(
                        FilingVariables.FILING, filing.toString(),
                        FilingVariables.COURT, court.value(),
                        FilingVariables.TRACK, track.name()));
    }
}
