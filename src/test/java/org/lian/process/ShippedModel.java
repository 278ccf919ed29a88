package org.lian.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.lian.engine.DeclaredModel;

/** What the shipped diagrams may name, without Spring; that their steps exist, {@code ProcessContractTests} shows. */
public final class ShippedModel implements DeclaredModel {
    private static final Pattern NAMED = Pattern.compile("<([\\w:]+)[^>]*delegateExpression=\"\\$\\{(\\w+)}\"");
    private static final JavaDelegate STEP = execution -> {};
    private static final TaskListener LISTENER = task -> {};

    private final Map<String, Object> named = new HashMap<>();

    public ShippedModel() {
        try (var files = Files.list(Path.of("processes"))) {
            for (var file : files.toList()) {
                NAMED.matcher(Files.readString(file))
                        .results()
                        .forEach(each ->
                                named.put(each.group(2), each.group(1).endsWith("taskListener") ? LISTENER : STEP));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, Object> delegates() {
        return named;
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
    public Map<String, Set<String>> setAhead() {
        return VariableValues.SET_AHEAD;
    }

    @Override
    public Set<String> groups() {
        return ProcessModel.GROUPS;
    }

    @Override
    public Set<String> forms() {
        return Set.of(ProcessModel.TASK_FORM);
    }
}
