package org.lian.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import org.lian.engine.TableTrials;

/** A table that can be asked without being published, by one thread at a time; its answers are recorded nowhere. */
public class TrialTable {
    private final String id;
    private final TableTrials.Trial trial;
    private final Map<String, Input> inputs;
    private final Map<String, String> outputs;
    private final Set<String> rules;

    TrialTable(String id, TableTrials.Trial trial, DmnModelInstance model) {
        this.id = id;
        this.trial = trial;
        this.inputs = Evaluation.inputs(model);
        this.outputs = new LinkedHashMap<>();
        if (model.getModelElementById(id) instanceof org.camunda.bpm.model.dmn.instance.Decision decision
                && decision.getExpression() instanceof DecisionTable table) {
            table.getOutputs()
                    .forEach(output -> outputs.put(
                            output.getName(), output.getLabel() == null ? output.getName() : output.getLabel()));
        }
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

    /** Heads of the answer's columns, by name. */
    public Map<String, String> outputs() {
        return outputs;
    }

    /** Ids of all rows, inner tables included. */
    public Set<String> rules() {
        return rules;
    }

    /**
     * An answer with the way to it.
     *
     * @param fired rows of all tables that were asked, with what each gave
     */
    public record Tried(TableAnswer answer, List<TableTrials.Fired> fired) {}

    public TableAnswer ask(Map<String, ? extends @Nullable Object> facts) {
        return tried(facts).answer();
    }

    public Tried tried(Map<String, ? extends @Nullable Object> facts) {
        var question = TableQuestion.of(inputs.keySet(), facts);
        var outcome = trial.ask(question.asked());
        var ruleIds = outcome.rows().stream().map(TableTrials.Fired::row).toList();
        return new Tried(
                outcome.fault() == null
                        ? TableAnswer.of(id, 0, ruleIds, question.known(), outcome.result())
                        : TableAnswer.failed(0, ruleIds, question.known()),
                outcome.rows());
    }
}
