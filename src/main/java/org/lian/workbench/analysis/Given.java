package org.lian.workbench.analysis;

import java.util.HashSet;
import java.util.Set;

/**
 * The variables that a diagram is started with.
 *
 * @param named variables that exist, with or without a value
 * @param valued those with a value
 */
record Given(Set<String> named, Set<String> valued) {
    static Given of(Set<String> valued) {
        return new Given(valued, valued);
    }

    /** What both give. */
    Given and(Given other) {
        return new Given(both(named, other.named), both(valued, other.valued));
    }

    boolean has(String name, boolean isValued) {
        return (isValued ? valued : named).contains(name);
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        var both = new HashSet<>(one);
        both.retainAll(other);
        return both;
    }
}
