package org.lian.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.variable.serializer.BooleanValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.DateValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.DefaultVariableSerializers;
import org.camunda.bpm.engine.impl.variable.serializer.IntegerValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.JavaObjectSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.LongValueSerlializer;
import org.camunda.bpm.engine.impl.variable.serializer.NullValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.StringValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.VariableSerializerFactory;
import org.camunda.bpm.engine.impl.variable.serializer.VariableSerializers;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * Variables carry ids, words, numbers and dates, never content: a value of any other type cannot be stored, because
 * nothing can write it. What a plug-in adds later is ignored.
 */
class PlainVariables extends DefaultVariableSerializers {
    private static final long serialVersionUID = 1L;

    /** A transient value lives for one step in memory, the result of a decision for example. */
    private final transient JavaObjectSerializer inMemory = new JavaObjectSerializer();

    private final boolean sealed;

    PlainVariables() {
        addSerializer(new NullValueSerializer());
        addSerializer(new StringValueSerializer());
        addSerializer(new BooleanValueSerializer());
        addSerializer(new IntegerValueSerializer());
        addSerializer(new LongValueSerlializer());
        addSerializer(new DateValueSerializer());
        sealed = true;
    }

    @Override
    public TypedValueSerializer<?> findSerializerForValue(
            TypedValue value, @Nullable VariableSerializerFactory fallback) {
        try {
            return super.findSerializerForValue(value, null);
        } catch (ProcessEngineException refused) {
            if (value.isTransient() && inMemory.canHandle(value)) {
                return inMemory;
            }
            throw new ProcessEngineException(
                    "Variables hold only text, whole numbers, true or false, and dates; not "
                            + (value.getType() == null
                                    ? describe(value.getValue())
                                    : value.getType().getName()),
                    refused);
        }
    }

    @Override
    public DefaultVariableSerializers addSerializer(TypedValueSerializer<?> serializer, int index) {
        return sealed ? this : super.addSerializer(serializer, index);
    }

    @Override
    public VariableSerializers join(VariableSerializers other) {
        return this;
    }

    private static String describe(@Nullable Object value) {
        return value == null ? "null" : value.getClass().getSimpleName();
    }
}
