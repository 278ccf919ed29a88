package org.lian.rules;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.xml.ModelException;
import org.lian.engine.ModelGuard;
import org.springframework.stereotype.Component;

/** Opens tables that are not published, on the engine that runs the published ones. */
@Component
public class TrialTables {
    private final ProcessEngineConfigurationImpl engine;
    private final Evaluation evaluation;
    private final ModelGuard guard;

    TrialTables(ProcessEngine engine, Evaluation evaluation, ModelGuard guard) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.evaluation = evaluation;
        this.guard = guard;
    }

    /** Empty when the file may not run here or holds no decision of this id. */
    public Optional<TrialTable> open(String id, byte[] dmn) {
        if (!guard.check(id + ".dmn", dmn).isEmpty()) {
            return Optional.empty();
        }
        return engine.getCommandExecutorTxRequired().execute((CommandContext context) -> {
            try {
                var model = Dmn.readModelFromStream(new ByteArrayInputStream(dmn));
                var decision = engine.getDmnEngine().parseDecision(id, model);
                return Optional.of(new TrialTable(decision, model, evaluation));
            } catch (ModelException | DmnEngineException notReadable) {
                return Optional.empty();
            }
        });
    }
}
