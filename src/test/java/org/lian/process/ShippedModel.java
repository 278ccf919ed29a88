package org.lian.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.lian.engine.DeclaredModel;
import org.lian.engine.VariableFlow;
import org.lian.engine.VariableKind;
import org.lian.forms.Form;
import org.lian.forms.FormChecks;
import org.lian.process.conclusions.TaskDecision;
import org.lian.process.variables.Anywhere;
import org.lian.process.variables.DeclaredVariables;
import org.lian.process.variables.Variable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/** What the shipped diagrams may name, without Spring; that their steps exist, {@code ProcessContractTests} shows. */
public final class ShippedModel implements DeclaredModel {
    private static final Pattern NAMED = Pattern.compile("<([\\w:]+)[^>]*delegateExpression=\"\\$\\{(\\w+)}\"");
    private static final JavaDelegate STEP = execution -> {};
    private static final TaskListener LISTENER = task -> {};

    /** To ask a decision what it decides, without what it works with. */
    private static final SpringObjenesis BARE = new SpringObjenesis();

    private static final VariableFlow FLOW = flow();
    private static final Set<String> ANYWHERE = types(JavaDelegate.class).stream()
            .filter(step -> step.isAnnotationPresent(Anywhere.class))
            .map(step -> StringUtils.uncapitalize(step.getSimpleName()))
            .collect(Collectors.toUnmodifiableSet());

    private final Map<String, Object> named = new HashMap<>();
    private final Map<String, Form> forms;

    public ShippedModel() {
        this(packagedForms());
    }

    /** With these forms of a court's own. */
    ShippedModel(Map<String, Form> forms) {
        this.forms = Map.copyOf(forms);
        try (var files = Files.list(Path.of("processes"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                NAMED.matcher(Files.readString(file))
                        .results()
                        .forEach(each ->
                                named.put(each.group(2), each.group(1).endsWith("taskListener") ? LISTENER : STEP));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Form> packagedForms() {
        try (var files = Files.list(Path.of("forms"))) {
            var forms = new HashMap<String, Form>();
            for (var file :
                    files.filter(one -> one.toString().endsWith(".form")).toList()) {
                var id = file.getFileName().toString().replace(".form", "");
                forms.put(id, new FormChecks().read(id, Files.readString(file)));
            }
            return forms;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Map<String, T> with(Map<String, T> shipped, Map<String, T> own) {
        var all = new HashMap<>(shipped);
        all.putAll(own);
        return all;
    }

    private static VariableFlow flow() {
        var steps = new HashMap<String, VariableFlow.Use>();
        types(JavaDelegate.class)
                .forEach(step -> steps.put(StringUtils.uncapitalize(step.getSimpleName()), DeclaredVariables.of(step)));
        var tasks = new HashMap<String, VariableFlow.Use>();
        types(TaskDecision.class).forEach(decision -> ((TaskDecision) BARE.newInstance(decision))
                .kind()
                .elementIds()
                .forEach(task -> tasks.put(task, DeclaredVariables.of(decision))));
        return new VariableFlow(steps, tasks, Map.of(), ProcessModel.STARTS);
    }

    /** The product's components of this kind. */
    static List<Class<?>> types(Class<?> kind) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(kind));
        return scanner.findCandidateComponents(ShippedModel.class.getPackageName()).stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(
                        Objects.requireNonNull(found.getBeanClassName()), ShippedModel.class.getClassLoader()))
                .filter(type -> type.isAnnotationPresent(Component.class))
                .toList();
    }

    @Override
    public Map<String, Object> delegates() {
        return named;
    }

    @Override
    public Set<String> variables() {
        var all = new HashSet<>(Variable.keys());
        all.addAll(FormVariables.kinds(forms).keySet());
        return all;
    }

    @Override
    public Map<String, Set<String>> values() {
        return with(VariableValues.VALUES, FormVariables.values(forms));
    }

    @Override
    public Map<String, VariableKind> kinds() {
        return with(VariableValues.KINDS, FormVariables.kinds(forms));
    }

    @Override
    public Map<String, Set<String>> setAhead() {
        return VariableValues.SET_AHEAD;
    }

    @Override
    public VariableFlow variableFlow() {
        return new VariableFlow(FLOW.steps(), FLOW.tasks(), ownForms(), FLOW.starts());
    }

    @Override
    public Set<String> anywhere() {
        return ANYWHERE;
    }

    @Override
    public Set<String> groups() {
        return ProcessModel.GROUPS;
    }

    @Override
    public Set<String> forms() {
        return Set.of(ProcessModel.TASK_FORM);
    }

    @Override
    public Map<String, VariableFlow.Use> ownForms() {
        return FormVariables.uses(forms);
    }
}
