package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.engine.Feel;
import org.lian.workbench.analysis.DmnFile.Column;

/** The memory of what FEEL said: the same condition meets the same value many times. */
class FeelMemory {
    /** Of an expression that the engine cannot evaluate. */
    private static final Object FAILED = new Object();

    private final Feel feel;
    private final Map<List<@Nullable Object>, @Nullable Object> values = new HashMap<>();
    private final Map<List<@Nullable Object>, Boolean> conditions = new HashMap<>();

    FeelMemory(Feel feel) {
        this.feel = feel;
    }

    Feel feel() {
        return feel;
    }

    /** The value of a column; only these names have a say. */
    @Nullable
    Object value(Column column, Set<String> names, Map<String, @Nullable Object> inputs) {
        var question = of(names, inputs);
        question.add(column.type());
        question.add(column.expression().text());
        if (!values.containsKey(question)) {
            values.put(question, evaluate(column, inputs));
        }
        return values.get(question);
    }

    private @Nullable Object evaluate(Column column, Map<String, @Nullable Object> inputs) {
        try {
            return feel.value(column.expression().text(), column.type(), inputs);
        } catch (RuntimeException unclear) {
            return FAILED;
        }
    }

    /** Whether the condition holds for the value; what the engine cannot evaluate does not. */
    boolean holds(String condition, @Nullable Object value, Set<String> names, Map<String, @Nullable Object> inputs) {
        var question = of(names, inputs);
        question.add(value);
        question.add(condition);
        return conditions.computeIfAbsent(question, key -> {
            try {
                return value != FAILED && feel.holds(condition, value, inputs);
            } catch (RuntimeException unclear) {
                return false;
            }
        });
    }

    static List<@Nullable Object> of(Set<String> names, Map<String, @Nullable Object> inputs) {
        var some = new ArrayList<@Nullable Object>();
        names.forEach(name -> some.add(inputs.get(name)));
        return some;
    }
}
