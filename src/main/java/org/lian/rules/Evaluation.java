package org.lian.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.InputData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One question to one published table. Whatever goes wrong is an answer too. */
@Component
class Evaluation {
    private static final Logger log = LoggerFactory.getLogger(Evaluation.class);

    private final ProcessEngineConfigurationImpl engine;
    private final FiredRules firedRules;

    Evaluation(ProcessEngine engine, FiredRules firedRules) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.firedRules = firedRules;
    }

    /** What a table reads: name → type as the file has it, {@code list} where it has none. */
    static Map<String, TrialTable.Input> inputs(DmnModelInstance model) {
        var inputs = new LinkedHashMap<String, TrialTable.Input>();
        for (var data : model.getModelElementsByType(InputData.class)) {
            var item = data.getInformationItem();
            var name = item == null ? data.getId() : item.getName();
            var type = item == null || item.getTypeRef() == null ? "list" : item.getTypeRef();
            inputs.put(name, new TrialTable.Input(name, data.getName(), type));
        }
        return inputs;
    }

    /** Asks in one command that never throws: a nested one that does would doom the caller's transaction. */
    TableAnswer ask(
            DmnDecision decision, int version, Set<String> declared, Map<String, ? extends @Nullable Object> facts) {
        return engine.getCommandExecutorTxRequired()
                .execute((CommandContext context) -> asked(decision, version, declared, facts));
    }

    private TableAnswer asked(
            DmnDecision decision, int version, Set<String> declared, Map<String, ? extends @Nullable Object> facts) {
        var question = TableQuestion.of(declared, facts);
        var asked = Variables.createVariables();
        asked.putAll(question.asked());
        var ruleIds = new ArrayList<String>();
        try {
            var rows = firedRules.listen(ruleIds, () -> engine.getDmnEngine()
                    .evaluateDecision(decision, asked)
                    .getResultList());
            return TableAnswer.of(decision.getKey(), version, ruleIds, question.known(), rows);
        } catch (RuntimeException unclear) {
            log.warn("Decision {} version {} failed", decision.getKey(), version, unclear);
            return TableAnswer.failed(version, ruleIds, question.known());
        }
    }
}
