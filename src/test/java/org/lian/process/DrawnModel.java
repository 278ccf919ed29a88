package org.lian.process;

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

    private final ShippedModel shipped = new ShippedModel(FORMS);

    @Override
    public Map<String, Object> delegates() {
        return shipped.delegates();
    }

    @Override
    public Set<String> variables() {
        return shipped.variables();
    }

    @Override
    public Map<String, Set<String>> values() {
        return shipped.values();
    }

    @Override
    public Map<String, VariableKind> kinds() {
        return shipped.kinds();
    }

    @Override
    public Map<String, Set<String>> setAhead() {
        return shipped.setAhead();
    }

    @Override
    public VariableFlow variableFlow() {
        return shipped.variableFlow();
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
        return shipped.ownForms();
    }
}
