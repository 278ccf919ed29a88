package org.lian.engine;

import java.util.Map;
import org.camunda.bpm.dmn.engine.impl.spi.type.DmnDataTypeTransformerRegistry;
import org.camunda.bpm.dmn.engine.impl.type.DefaultDataTypeTransformerRegistry;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** FEEL for who analyses a table: reads and evaluates single texts exactly as the running engine does. */
@Component
public class Feel {
    private static final String CELL_INPUT = "cellInput";

    private final CachedFeel feel;
    private final DmnDataTypeTransformerRegistry types = new DefaultDataTypeTransformerRegistry();

    Feel(CachedFeel feel) {
        this.feel = feel;
    }

    /** An expression taken apart. */
    public FeelNode expression(String text) {
        return feel.read(text, false);
    }

    /** A condition of an input cell taken apart. */
    public FeelNode condition(String text) {
        return feel.read(text, true);
    }

    /** The value of an expression, converted to the type of its column; throws what the engine throws. */
    public @Nullable Object value(String text, @Nullable String type, Map<String, ? extends @Nullable Object> names) {
        Object value = feel.evaluateSimpleExpression(text, context(names));
        return value == null || type == null || type.isEmpty()
                ? value
                : types.getTransformer(type).transform(value).getValue();
    }

    /** Whether a cell's condition holds for the value of its column. */
    public boolean holds(String text, @Nullable Object input, Map<String, ? extends @Nullable Object> names) {
        if (text.isBlank()) {
            return true;
        }
        var variables = Variables.createVariables();
        names.forEach(variables::putValue);
        variables.putValue(CELL_INPUT, input);
        return feel.evaluateSimpleUnaryTests(text, CELL_INPUT, variables.asVariableContext());
    }

    private static VariableContext context(Map<String, ? extends @Nullable Object> names) {
        var variables = Variables.createVariables();
        names.forEach(variables::putValue);
        return variables.asVariableContext();
    }
}
