package org.lian.engine;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLogicEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tables that nobody deployed, asked on the engine that would run them. */
@Component
public class TableTrials {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final CachedFeel feel;

    TableTrials(CachedFeel feel) {
        this.feel = feel;
    }

    /** A row that fired, with what it gives by name of the output. */
    public record Fired(String decision, String row, Map<String, @Nullable Object> outputs) {}

    /**
     * The answer of a trial, or the engine's words why there is none.
     *
     * @param rows that fired, of all tables that were asked, inner ones first
     * @param result of the decision that was asked
     */
    public record Outcome(
            List<Fired> rows,
            List<Map<String, Object>> result,
            @Nullable String fault) {}

    /** Reads the file as the engine reads it at deployment; throws when the engine refuses it. */
    public Trial read(String decisionId, byte[] dmn) {
        return read(decisionId, DmnReader.read(new ByteArrayInputStream(dmn)));
    }

    /** As {@link #read(String, byte[])}, of a model that was read before. */
    public Trial read(String decisionId, DmnModelInstance model) {
        return new Trial(decisionId, model);
    }

    /** One table, read once and asked often, by one thread at a time. */
    public final class Trial {
        private final List<Fired> fired = new ArrayList<>();
        private final DmnEngine engine;
        private final DmnDecision decision;

        private Trial(String decisionId, DmnModelInstance model) {
            var configuration = new BoundedDmnEngine.Configuration(new RememberedFeel(feel), LIMIT);
            configuration.setCustomPostDecisionEvaluationListeners(
                    new ArrayList<>(List.<DmnDecisionEvaluationListener>of(event -> {
                        event.getRequiredDecisionResults().forEach(this::remember);
                        remember(event.getDecisionResult());
                    })));
            engine = configuration.buildEngine();
            decision = engine.parseDecision(decisionId, model);
        }

        public Outcome ask(Map<String, ? extends @Nullable Object> inputs) {
            fired.clear();
            try {
                var result = engine.evaluateDecision(decision, new LinkedHashMap<>(inputs))
                        .getResultList();
                return new Outcome(List.copyOf(fired), List.copyOf(result), null);
            } catch (RuntimeException e) {
                return new Outcome(List.copyOf(fired), List.of(), String.valueOf(e.getMessage()));
            }
        }

        private void remember(DmnDecisionLogicEvaluationEvent event) {
            if (event instanceof DmnDecisionTableEvaluationEvent table) {
                table.getMatchingRules().forEach(rule -> {
                    var outputs = new LinkedHashMap<String, @Nullable Object>();
                    rule.getOutputEntries()
                            .forEach((name, output) ->
                                    outputs.put(name, output.getValue().getValue()));
                    fired.add(new Fired(event.getDecision().getKey(), rule.getId(), outputs));
                });
            }
        }
    }
}
