package org.lian.rules;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;

/** A table that can be asked without being published; its answers are recorded nowhere. */
public class TrialTable {
    private final DmnDecision decision;
    private final Evaluation evaluation;
    private final Map<String, Input> inputs;
    private final Set<String> rules;

    TrialTable(DmnDecision decision, DmnModelInstance model, Evaluation evaluation) {
        this.decision = decision;
        this.evaluation = evaluation;
        this.inputs = Evaluation.inputs(model);
        this.rules = new TreeSet<>();
        model.getModelElementsByType(Rule.class).forEach(rule -> rules.add(rule.getId()));
    }

    /**
     * A fact that the table reads.
     *
     * @param type string, long, boolean, date, or list
     */
    public record Input(String name, String label, String type) {}

    /** By name, in the file's order. */
    public Map<String, Input> inputs() {
        return inputs;
    }

    /** Ids of all rows, inner tables included. */
    public Set<String> rules() {
        return rules;
    }

    public Answer ask(Map<String, ? extends @Nullable Object> facts) {
        return evaluation.ask(decision, 0, inputs.keySet(), facts);
    }
}
