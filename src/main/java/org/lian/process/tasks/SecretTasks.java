package org.lian.process.tasks;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.lian.identity.Access;
import org.lian.process.variables.Variable;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** The tasks of filings that are kept from the window. */
@Component
class SecretTasks {
    private final Access access;

    SecretTasks(Access access) {
        this.access = access;
    }

    /** Whether it is one now. What is handed in later is a flow of its own, which knows the filing and not its procedure. */
    boolean isOne(DelegateTask task) {
        var track = (String) task.getVariable(Variable.TRACK.key());
        return task.getVariable(Variable.FILING.key()) instanceof String filing
                && (track == null || Track.valueOf(track).isSecret())
                && access.isSecret(FilingId.of(filing));
    }
}
