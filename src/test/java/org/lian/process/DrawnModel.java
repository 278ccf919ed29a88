package org.lian.process;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.lian.engine.DeclaredModel;
import org.lian.engine.VariableFlow;
import org.lian.engine.VariableKind;
import org.lian.forms.Form;
import org.lian.forms.FormChecks;
import org.lian.forms.FormFiles;

/** What a diagram may name in a court that has a form and a group of its own, without Spring. */
public final class DrawnModel implements DeclaredModel {
    public static final String GROUP = "ip-group";
    public static final String GIVEN_UP = "old-group";

    private static final Map<String, Form> FORMS =
            Map.of(FormFiles.ID, new FormChecks().read(FormFiles.ID, FormFiles.ipReview()));

    private final ShippedModel shipped = new ShippedModel();

    @Override
    public Map<String, Object> delegates() {
        return shipped.delegates();
    }

    @Override
    public Set<String> variables() {
        var all = new HashSet<>(shipped.variables());
        all.addAll(FormVariables.kinds(FORMS).keySet());
        return all;
    }

    @Override
    public Map<String, Set<String>> values() {
        var all = new HashMap<>(shipped.values());
        all.putAll(FormVariables.values(FORMS));
        return all;
    }

    @Override
    public Map<String, VariableKind> kinds() {
        var all = new HashMap<>(shipped.kinds());
        all.putAll(FormVariables.kinds(FORMS));
        return all;
    }

    @Override
    public Map<String, Set<String>> setAhead() {
        return shipped.setAhead();
    }

    @Override
    public VariableFlow variableFlow() {
        var flow = shipped.variableFlow();
        return new VariableFlow(flow.steps(), flow.tasks(), ownForms(), flow.starts());
    }

    @Override
    public Set<String> anywhere() {
        return shipped.anywhere();
    }

    @Override
    public Set<String> groups() {
        var all = new HashSet<>(shipped.groups());
        all.add(GROUP);
        all.add(GIVEN_UP);
        return all;
    }

    @Override
    public Set<String> retiredGroups() {
        return Set.of(GIVEN_UP);
    }

    @Override
    public Set<String> forms() {
        return shipped.forms();
    }

    @Override
    public Map<String, VariableFlow.Use> ownForms() {
        return FormVariables.uses(FORMS);
    }
}
