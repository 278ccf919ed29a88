package org.lian.engine;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.FunctionMapper;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.jspecify.annotations.Nullable;

/**
 * Expressions see the declared delegates and the variables, nothing else: no Spring bean, no method, no property of an
 * object, no function. Delegates come first, so that a variable never takes the place of one.
 */
class AllowListExpressions extends JuelExpressionManager {
    private final Supplier<Map<String, Object>> delegates;

    AllowListExpressions(Supplier<Map<String, Object>> delegates) {
        this.delegates = delegates;
    }

    @Override
    protected ELResolver createElResolver() {
        var resolver = new CompositeELResolver();
        resolver.add(new Delegates(delegates));
        resolver.add(new Variables());
        resolver.add(new VariableContextElResolver());
        resolver.add(new ArrayELResolver(true));
        resolver.add(new ListELResolver(true));
        resolver.add(new MapELResolver(true));
        return resolver;
    }

    @Override
    protected FunctionMapper createFunctionMapper() {
        return new FunctionMapper() {
            @Override
            public java.lang.reflect.@Nullable Method resolveFunction(String prefix, String localName) {
                return null;
            }
        };
    }

    /** Names of delegates, read late: delegates themselves need the engine. */
    private static class Delegates extends ELResolver {
        private final Supplier<Map<String, Object>> delegates;

        Delegates(Supplier<Map<String, Object>> delegates) {
            this.delegates = delegates;
        }

        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
            if (base != null || !(property instanceof String name)) {
                return null;
            }
            var delegate = delegates.get().get(name);
            if (delegate != null) {
                context.setPropertyResolved(true);
            }
            return delegate;
        }

        @Override
        public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
            return null;
        }

        @Override
        public void setValue(ELContext context, @Nullable Object base, Object property, @Nullable Object value) {
            if (base == null
                    && property instanceof String name
                    && delegates.get().containsKey(name)) {
                throw new ProcessEngineException("A delegate cannot be assigned: " + name);
            }
        }

        @Override
        public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
            return true;
        }

        @Override
        public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
            return null;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
            return Object.class;
        }
    }

    /** Variables to read. The engine's own objects would open its whole interface to an expression. */
    private static class Variables extends VariableScopeElResolver {
        private static final Set<Object> ENGINE_OBJECTS =
                Set.of(EXECUTION_KEY, CASE_EXECUTION_KEY, TASK_KEY, EXTERNAL_TASK_KEY, LOGGED_IN_USER_KEY);

        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
            if (base == null && ENGINE_OBJECTS.contains(property)) {
                return null;
            }
            return super.getValue(context, base, property);
        }

        @Override
        public void setValue(ELContext context, @Nullable Object base, Object property, @Nullable Object value) {
            throw new ProcessEngineException("Expressions only read: " + property);
        }

        @Override
        public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
            return true;
        }
    }
}
