package org.lian.engine;

import java.util.Map;
import java.util.Set;

/** What a model may name: everything else in a diagram is refused. Published by the module that owns the diagrams. */
public interface DeclaredModel {
    /** Bean name in the diagram → delegate or listener. */
    Map<String, Object> delegates();

    Set<String> variables();

    Set<String> groups();

    /** Form keys, for example {@code embedded:/forms/task.html}. */
    Set<String> forms();
}
