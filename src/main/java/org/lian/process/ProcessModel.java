package org.lian.process;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.lian.engine.DeclaredModel;
import org.lian.engine.EngineIdentity;
import org.lian.engine.VariableFlow;
import org.lian.engine.VariableKind;
import org.lian.rules.DecisionUnclear;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * What a diagram may name: the steps of this package, the declared variables, the groups and the one task form. A step
 * that leaves a variable unset which it declares to set fails.
 */
@Component
class ProcessModel implements DeclaredModel {
    static final String TASK_FORM = "embedded:/forms/task.html";
    static final Set<String> GROUPS = Set.of(
            EngineIdentity.FILING_CLERKS,
            EngineIdentity.FILING_JUDGES,
            EngineIdentity.SUPERVISORS,
            EngineIdentity.DUTY);

    /** The diagrams' name for a table that gave no one answer; its message is the table's id. */
    private static final String UNCLEAR = "DECISION_UNCLEAR";

    private final Map<String, Object> names = new HashMap<>();
    private final Map<String, VariableFlow.Use> uses = new HashMap<>();
    private final Set<String> anywhere = new HashSet<>();
    private final ObjectProvider<TaskDecision> decisions;

    /** @param decisions asked for when a draft is checked: they need what needs this */
    ProcessModel(
            Map<String, JavaDelegate> steps,
            Map<String, TaskListener> listeners,
            ObjectProvider<TaskDecision> decisions) {
        this.decisions = decisions;
        steps.forEach((name, step) -> {
            names.put(name, speaking(step));
            uses.put(name, DeclaredVariables.of(step.getClass()));
            if (ClassUtils.getUserClass(step).isAnnotationPresent(Anywhere.class)) {
                anywhere.add(name);
            }
        });
        // Of this package alone: rules for tasks are put on by code, not named in a diagram.
        listeners.forEach((name, listener) -> {
            if (!(listener instanceof TaskRules)) {
                names.put(name, listener);
            }
        });
    }

    /** A step whose table gave no answer takes the drawn way to a person (人工认定) instead of failing. */
    private static JavaDelegate speaking(JavaDelegate step) {
        return execution -> {
            try {
                step.execute(execution);
            } catch (DecisionUnclear unclear) {
                throw new BpmnError(UNCLEAR, unclear.decisionId(), unclear);
            }
            DeclaredVariables.require(step.getClass(), name -> execution.getVariable(name) != null);
        };
    }

    @Override
    public Map<String, Object> delegates() {
        return Map.copyOf(names);
    }

    @Override
    public Set<String> variables() {
        return FilingVariables.NAMES;
    }

    @Override
    public Map<String, Set<String>> values() {
        return VariableValues.VALUES;
    }

    @Override
    public Map<String, VariableKind> kinds() {
        return VariableValues.KINDS;
    }

    @Override
    public Map<String, Set<String>> setAhead() {
        return VariableValues.SET_AHEAD;
    }

    @Override
    public VariableFlow variableFlow() {
        var tasks = new HashMap<String, VariableFlow.Use>();
        decisions.forEach(decision -> decision.kind()
                .elementIds()
                .forEach(task -> tasks.put(task, DeclaredVariables.of(decision.getClass()))));
        return new VariableFlow(uses, tasks, DeclaredVariables.STARTS);
    }

    @Override
    public Set<String> anywhere() {
        return Set.copyOf(anywhere);
    }

    @Override
    public Set<String> groups() {
        return GROUPS;
    }

    @Override
    public Set<String> forms() {
        return Set.of(TASK_FORM);
    }
}
