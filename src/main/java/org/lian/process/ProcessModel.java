package org.lian.process;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.lian.engine.DeclaredModel;
import org.lian.engine.EngineIdentity;
import org.lian.engine.VariableFlow;
import org.lian.engine.VariableKind;
import org.lian.forms.PublishedForms;
import org.lian.identity.StaffGroup;
import org.lian.identity.StaffGroups;
import org.lian.process.complaint.ComplaintStarts;
import org.lian.process.conclusions.TaskDecision;
import org.lian.process.filing.FilingStarts;
import org.lian.process.later.LaterFilingStarts;
import org.lian.process.refund.RefundStarts;
import org.lian.process.tasks.TaskRules;
import org.lian.process.variables.Anywhere;
import org.lian.process.variables.DeclaredVariables;
import org.lian.process.variables.Variable;
import org.lian.rules.DecisionUnclear;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * The names that a diagram may use: the steps of this package, the declared variables, the groups, the one task page
 * and the forms of the court's own. A step that leaves a variable unset which it declares to set fails.
 */
@Component
class ProcessModel implements DeclaredModel {
    static final String TASK_FORM = "embedded:/forms/task.html";
    static final Set<String> GROUPS = Set.of(
            EngineIdentity.FILING_CLERKS,
            EngineIdentity.FILING_JUDGES,
            EngineIdentity.SUPERVISORS,
            EngineIdentity.DUTY,
            EngineIdentity.MEDIATORS,
            EngineIdentity.PRESIDENTS);

    /** What each diagram that the program starts is always started with. */
    static final Map<String, Set<String>> STARTS = Map.of(
            "filing", FilingStarts.ALWAYS,
            "preservation", FilingStarts.ALWAYS,
            "payment-order", FilingStarts.FOLLOWED,
            "order-part", FilingStarts.ORDER_PART,
            "order-revocation", FilingStarts.FOLLOWED,
            "refund", RefundStarts.ALWAYS,
            "complaint", ComplaintStarts.ALWAYS,
            "fee-review", FilingStarts.FEE_REVIEW,
            "later-filing", LaterFilingStarts.ALWAYS);

    /** The diagrams' name for a table that gave no one answer; its message is the table's id. */
    private static final String UNCLEAR = "DECISION_UNCLEAR";

    private final ListableBeanFactory beans;
    private final Map<String, Object> names = new HashMap<>();
    private final Map<String, VariableFlow.Use> uses = new HashMap<>();
    private final Set<String> anywhere = new HashSet<>();
    private final PublishedForms ownForms;
    private final StaffGroups ownGroups;

    /** @param beans of which steps, listeners and decisions are known by type and asked for when they are needed: they need what needs this */
    ProcessModel(ListableBeanFactory beans, PublishedForms ownForms, StaffGroups ownGroups) {
        this.beans = beans;
        this.ownForms = ownForms;
        this.ownGroups = ownGroups;
        for (var name : beans.getBeanNamesForType(JavaDelegate.class, false, false)) {
            var step = type(name);
            names.put(name, speaking(name, step));
            uses.put(name, DeclaredVariables.of(step));
            if (step.isAnnotationPresent(Anywhere.class)) {
                anywhere.add(name);
            }
        }
        for (var name : beans.getBeanNamesForType(TaskListener.class, false, false)) {
            // Rules for tasks are put on by code, not named in a diagram.
            if (type(name) != TaskRules.class) {
                TaskListener listener =
                        task -> beans.getBean(name, TaskListener.class).notify(task);
                names.put(name, listener);
            }
        }
    }

    private Class<?> type(String name) {
        return ClassUtils.getUserClass(Objects.requireNonNull(beans.getType(name, false)));
    }

    /** A step whose table gave no answer takes the drawn way to a person (人工认定) instead of failing. */
    private JavaDelegate speaking(String name, Class<?> step) {
        return execution -> {
            try {
                beans.getBean(name, JavaDelegate.class).execute(execution);
            } catch (DecisionUnclear unclear) {
                throw new BpmnError(UNCLEAR, unclear.decisionId(), unclear);
            }
            DeclaredVariables.require(step, variable -> execution.getVariable(variable) != null);
        };
    }

    @Override
    public Map<String, Object> delegates() {
        return Map.copyOf(names);
    }

    @Override
    public Set<String> variables() {
        return Stream.concat(Variable.keys().stream(), FormVariables.kinds(ownForms.all()).keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<String, Set<String>> values() {
        var values = new HashMap<>(VariableValues.VALUES);
        values.putAll(FormVariables.values(ownForms.all()));
        return values;
    }

    @Override
    public Map<String, VariableKind> kinds() {
        var kinds = new HashMap<>(VariableValues.KINDS);
        kinds.putAll(FormVariables.kinds(ownForms.all()));
        return kinds;
    }

    @Override
    public Map<String, Set<String>> setAhead() {
        return VariableValues.SET_AHEAD;
    }

    @Override
    public VariableFlow variableFlow() {
        var tasks = new HashMap<String, VariableFlow.Use>();
        beans.getBeanProvider(TaskDecision.class).forEach(decision -> decision.kind()
                .elementIds()
                .forEach(task -> tasks.put(task, DeclaredVariables.of(decision.getClass()))));
        return new VariableFlow(uses, tasks, ownForms(), STARTS);
    }

    @Override
    public Set<String> anywhere() {
        return Set.copyOf(anywhere);
    }

    @Override
    public Set<String> groups() {
        return Stream.concat(GROUPS.stream(), own(group -> true)).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> retiredGroups() {
        return own(StaffGroup::retired).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<String> own(Predicate<StaffGroup> which) {
        return ownGroups.all().stream()
                .filter(group -> !group.shipped())
                .filter(which)
                .map(StaffGroup::code);
    }

    @Override
    public Map<String, VariableFlow.Use> ownForms() {
        return FormVariables.uses(ownForms.all());
    }

    @Override
    public Set<String> forms() {
        return Set.of(TASK_FORM);
    }
}
