package org.lian.rules;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.model.xml.ModelException;
import org.lian.engine.DmnReader;
import org.lian.engine.ModelGuard;
import org.lian.engine.TableTrials;
import org.springframework.stereotype.Component;

/** The opener of tables that are not published. */
@Component
public class TrialTables {
    private final TableTrials trials;
    private final ModelGuard guard;

    TrialTables(TableTrials trials, ModelGuard guard) {
        this.trials = trials;
        this.guard = guard;
    }

    /** Empty when the file may not run here or holds no decision of this id. */
    public Optional<TrialTable> open(String id, byte[] dmn) {
        if (!guard.check(id + ".dmn", dmn).isEmpty()) {
            return Optional.empty();
        }
        try {
            var model = DmnReader.read(new ByteArrayInputStream(dmn));
            return Optional.of(new TrialTable(id, trials.read(id, model), model));
        } catch (ModelException | DmnEngineException notReadable) {
            return Optional.empty();
        }
    }
}
