package org.lian.engine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * FEEL that evaluates no text twice on the values that it reads: a table that is asked with one fact changed evaluates
 * the cells that look at it. It keeps all that it heard, so it is for one table and one look at it, and for one thread at
 * a time.
 */
class RememberedFeel implements FeelEngine {
    private static final Object ABSENT = new Object();

    private final FeelEngine feel;
    private final Map<String, Read> expressions = new HashMap<>();
    private final Map<String, Map<String, Read>> unaryTests = new HashMap<>();

    RememberedFeel(FeelEngine feel) {
        this.feel = feel;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T evaluateSimpleExpression(String expression, VariableContext variables) {
        return (T) expressions
                .computeIfAbsent(expression, text -> new Read())
                .value(variables, heard -> feel.evaluateSimpleExpression(expression, heard));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String expression, String inputVariable, VariableContext variables) {
        return Boolean.TRUE.equals(unaryTests
                .computeIfAbsent(inputVariable, name -> new HashMap<>())
                .computeIfAbsent(expression, text -> new Read())
                .value(variables, heard -> feel.evaluateSimpleUnaryTests(expression, inputVariable, heard)));
    }

    /** One read of a text: equal values read so far lead to the same next read, or to what came of them. */
    private static final class Read {
        private final Map<@Nullable Object, Read> next = new HashMap<>();
        private @Nullable String name;
        private boolean isLast;
        private @Nullable Object value;

        /** Remembered, or evaluated; what is thrown is not remembered. */
        @Nullable
        Object value(VariableContext variables, Function<VariableContext, @Nullable Object> evaluation) {
            var last = find(variables);
            if (last != null) {
                return last.value;
            }
            var heard = new Heard(variables);
            var fresh = evaluation.apply(heard);
            if (!heard.isUnclear) {
                keep(heard.values, fresh);
            }
            return fresh;
        }

        private @Nullable Read find(VariableContext variables) {
            @Nullable Read at = this;
            while (at != null && at.name != null) {
                at = at.next.get(of(variables, at.name));
            }
            return at != null && at.isLast ? at : null;
        }

        private void keep(Map<String, @Nullable Object> values, @Nullable Object fresh) {
            var at = this;
            for (var read : values.entrySet()) {
                if (at.name == null) {
                    at.name = read.getKey();
                } else if (!at.name.equals(read.getKey())) {
                    return;
                }
                at = at.next.computeIfAbsent(read.getValue(), key -> new Read());
            }
            at.isLast = true;
            at.value = fresh;
        }
    }

    private static @Nullable Object of(VariableContext variables, String name) {
        if (!variables.containsVariable(name)) {
            return ABSENT;
        }
        var value = variables.resolve(name);
        return value == null ? null : value.getValue();
    }

    /** Variables that remember which of them were read. */
    private static final class Heard implements VariableContext {
        private final VariableContext variables;
        private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
        /** Whether all names were asked for, not only some values. */
        private boolean isUnclear;

        Heard(VariableContext variables) {
            this.variables = variables;
        }

        @Override
        public @Nullable TypedValue resolve(String name) {
            hear(name);
            return variables.resolve(name);
        }

        @Override
        public boolean containsVariable(String name) {
            hear(name);
            return variables.containsVariable(name);
        }

        @Override
        public Set<String> keySet() {
            isUnclear = true;
            return variables.keySet();
        }

        private void hear(String name) {
            if (!values.containsKey(name)) {
                values.put(name, of(variables, name));
            }
        }
    }
}
