package org.lian.engine;

import camundajar.impl.scala.Option;
import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.immutable.Map;
import camundajar.impl.scala.util.Either;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ContextVariableWrapper;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.FeelEngine.Failure;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.CustomContext;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** FEEL that parses a text once: a table is read thousands of times between two changes. */
@Component
class CachedFeel extends ScalaFeelEngine {
    /** All tables of a court hold far fewer cells; drafts come and go, so the cache starts anew when it is full. */
    static final int LIMIT = 16_384;

    private final Cache expressions = new Cache(text -> feelEngine.parseExpression(text));
    private final Cache unaryTests = new Cache(text -> feelEngine.parseUnaryTests(text));

    CachedFeel() {
        super(List.of());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T evaluateSimpleExpression(String expression, VariableContext variables) {
        return (T) small(right(feelEngine.eval(expressions.get(expression), context(new SmallVariables(variables)))));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String expression, String inputVariable, VariableContext variables) {
        var input = new VariableProvider.StaticVariableProvider(new Map.Map1<>(INPUT_VARIABLE_NAME, inputVariable));
        var both = new VariableProvider.CompositeVariableProvider(toScalaList(input, new SmallVariables(variables)));
        var value = right(feelEngine.eval(unaryTests.get(expression), context(both)));
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw new FeelException("A condition must be true or false: " + expression);
    }

    /** The text taken apart; throws when it is none. */
    FeelNode read(String text, boolean unary) {
        return FeelNode.of(
                (Product) (unary ? unaryTests : expressions).get(text).expression());
    }

    /** What is wrong with the text, if anything. */
    Optional<String> fault(String text, boolean unary) {
        try {
            (unary ? unaryTests : expressions).get(text);
            return Optional.empty();
        } catch (FeelException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    int cached() {
        return expressions.parsed.size() + unaryTests.parsed.size();
    }

    private static Context context(VariableProvider variables) {
        return new CustomContext() {
            @Override
            public VariableProvider variableProvider() {
                return variables;
            }
        };
    }

    private static @Nullable Object small(@Nullable Object value) {
        if (FeelSize.isExceededBy(value)) {
            throw new FeelException("The value is too large");
        }
        return value;
    }

    /**
     * The variables of an evaluation, which refuse what is too large when it is read: rows that were collected, or a
     * fact.
     */
    private static class SmallVariables extends ContextVariableWrapper {
        SmallVariables(VariableContext variables) {
            super(variables);
        }

        @Override
        public Option<Object> getVariable(String name) {
            Option<Object> found = super.getVariable(name);
            if (found.isDefined()) {
                small(found.get());
            }
            return found;
        }
    }

    private static <T> @Nullable T right(Either<Failure, T> result) {
        if (result.isLeft()) {
            throw new FeelException(result.left().get().message());
        }
        return result.toOption().get();
    }

    /** Parsed texts, bounded. */
    private static class Cache {
        private final ConcurrentHashMap<String, ParsedExpression> parsed = new ConcurrentHashMap<>();
        private final Function<String, Either<Failure, ParsedExpression>> parser;

        Cache(Function<String, Either<Failure, ParsedExpression>> parser) {
            this.parser = parser;
        }

        ParsedExpression get(String text) {
            var known = parsed.get(text);
            if (known != null) {
                return known;
            }
            FeelBounds.excess(text).ifPresent(excess -> {
                throw new FeelException(excess);
            });
            var fresh = right(parser.apply(text));
            if (fresh == null) {
                throw new FeelException("Not a FEEL text: " + text);
            }
            if (parsed.size() >= LIMIT) {
                parsed.clear();
            }
            parsed.put(text, fresh);
            return fresh;
        }
    }
}
