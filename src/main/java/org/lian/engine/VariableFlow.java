package org.lian.engine;

import java.util.Map;
import java.util.Set;

/**
 * The flow of variables, which have a value when, as far as no diagram says it.
 *
 * @param steps of each step by the name that a diagram calls it by
 * @param tasks of each person's task by its id
 * @param forms of each form of the court's own by its id
 * @param starts of each diagram that the program starts, what it always starts it with
 */
public record VariableFlow(
        Map<String, Use> steps, Map<String, Use> tasks, Map<String, Use> forms, Map<String, Set<String>> starts) {
    private static final Use NOTHING = new Use(Set.of(), Set.of());

    /**
     * The use that one step makes of variables.
     *
     * @param needs without a value in each of them it fails
     * @param sets each has a value when it is through
     */
    public record Use(Set<String> needs, Set<String> sets) {}

    /** Where nothing is declared. */
    public static VariableFlow none() {
        return new VariableFlow(Map.of(), Map.of(), Map.of(), Map.of());
    }

    public Use step(String name) {
        return steps.getOrDefault(name, NOTHING);
    }

    /** @param form the form of the court's own that the task names; empty for none */
    public Use task(String id, String form) {
        return form.isEmpty() ? tasks.getOrDefault(id, NOTHING) : forms.getOrDefault(form, NOTHING);
    }
}
