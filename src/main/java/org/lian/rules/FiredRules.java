package org.lian.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLogicEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The listener that hears from the decision engine which rows fired; the engine's own result does not say. */
@Component
class FiredRules implements DmnDecisionEvaluationListener {
    private final ThreadLocal<@Nullable List<String>> heard = new ThreadLocal<>();

    /** Runs the evaluation and adds to {@code into} what fires in it, inner tables first. */
    <T> T listen(List<String> into, Supplier<T> evaluation) {
        var outer = heard.get();
        var mine = new ArrayList<String>();
        heard.set(mine);
        try {
            return evaluation.get();
        } finally {
            into.addAll(mine);
            if (outer == null) {
                heard.remove();
            } else {
                heard.set(outer);
            }
        }
    }

    @Override
    public void notify(DmnDecisionEvaluationEvent event) {
        var rules = heard.get();
        if (rules != null) {
            // Heard twice when two plug-ins know this listener: the last word counts.
            rules.clear();
            event.getRequiredDecisionResults().forEach(inner -> add(inner, rules));
            add(event.getDecisionResult(), rules);
        }
    }

    private static void add(DmnDecisionLogicEvaluationEvent event, List<String> rules) {
        if (event instanceof DmnDecisionTableEvaluationEvent table) {
            table.getMatchingRules().forEach(rule -> rules.add(rule.getId()));
        }
    }
}
