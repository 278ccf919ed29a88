package org.lian.engine;

import java.util.Map;
import java.util.Set;

/**
 * The model that the diagrams must keep to, all that they may name: everything else in a diagram is refused. Published
 * by the module that owns the diagrams.
 */
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

    /** The forms of human steps that the court drew itself, by their ids, each with the variables that it sets. */
    default Map<String, VariableFlow.Use> ownForms() {
        return Map.of();
    }

    /** Groups that nobody works in any more: what runs may still name them, nothing new does. */
    default Set<String> retiredGroups() {
        return Set.of();
    }
}
