package org.lian.process;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.engine.DeclaredModel;
import org.lian.engine.EngineIdentity;
import org.springframework.stereotype.Component;

/** What a diagram may name: the steps of this package, the declared variables, the groups and the one task form. */
@Component
class ProcessModel implements DeclaredModel {
    static final String TASK_FORM = "embedded:/forms/task.html";
    static final Set<String> GROUPS =
            Set.of(EngineIdentity.FILING_CLERKS, EngineIdentity.FILING_JUDGES, EngineIdentity.SUPERVISORS);

    private final Map<String, JavaDelegate> steps;

    ProcessModel(Map<String, JavaDelegate> steps) {
        this.steps = Map.copyOf(steps);
    }

    @Override
    public Map<String, Object> delegates() {
        return Map.copyOf(steps);
    }

    @Override
    public Set<String> variables() {
        return FilingVariables.NAMES;
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
