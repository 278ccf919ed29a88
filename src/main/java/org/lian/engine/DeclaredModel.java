package org.lian.engine;

import java.util.Map;
import java.util.Set;

/** What a model may name: everything else in a diagram is refused. Published by the module that owns the diagrams. */
public interface DeclaredModel {
    /** Bean name in the diagram → delegate or listener. */
    Map<String, Object> delegates();

    Set<String> variables();

    /** What a variable can be, where that is a list; {@code true} and {@code false} of a truth. */
    Map<String, Set<String>> values();

    /** What each variable holds. */
    Map<String, VariableKind> kinds();

    /** Date variables with the steps that set them anew, counted from now: such a date lies ahead. */
    Map<String, Set<String>> setAhead();

    /** Which of them have a value when. */
    VariableFlow variableFlow();

    /** The steps that work wherever they stand; any other stands only where it is shipped. */
    Set<String> anywhere();

    Set<String> groups();

    /** Form keys, for example {@code embedded:/forms/task.html}. */
    Set<String> forms();
}
