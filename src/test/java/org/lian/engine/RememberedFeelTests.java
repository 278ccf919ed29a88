package org.lian.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 试算时记住的 FEEL: the same answers, fewer evaluations. */
class RememberedFeelTests {
    private int evaluations;

    private final FeelEngine feel = new CachedFeel();
    private final RememberedFeel remembered = new RememberedFeel(new FeelEngine() {
        @Override
        public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
            evaluations++;
            return feel.evaluateSimpleExpression(expression, variables);
        }

        @Override
        public boolean evaluateSimpleUnaryTests(String expression, String inputVariable, VariableContext variables) {
            evaluations++;
            return feel.evaluateSimpleUnaryTests(expression, inputVariable, variables);
        }
    });

    @Test
    @DisplayName("没有读到的值变了，不重算；读到的变了，重算")
    void onlyWhatIsReadCounts() {
        var text = "if a = 1 then b else c";

        assertThat(value(text, Map.of("a", 1, "b", 2, "c", 3))).isEqualTo(2L);
        assertThat(value(text, Map.of("a", 1, "b", 2, "c", 4, "d", 5))).isEqualTo(2L);
        assertThat(evaluations).isEqualTo(1);
        assertThat(value(text, Map.of("a", 1, "b", 7, "c", 3))).isEqualTo(7L);
        assertThat(value(text, Map.of("a", 2, "b", 7, "c", 3))).isEqualTo(3L);
        assertThat(value(text, Map.of("a", 2, "b", 8, "c", 3))).isEqualTo(3L);
        assertThat(evaluations).isEqualTo(3);
    }

    @Test
    @DisplayName("空的和没有的分得开；出错的每次都说")
    void nothingAndAbsentDiffer() {
        var nothing = new HashMap<String, @Nullable Object>();
        nothing.put("a", null);

        assertThat(value("a = null", nothing)).isEqualTo(true);
        assertThat(value("a = null", Map.of("a", "x"))).isEqualTo(false);
        assertThat(value("a = null", nothing)).isEqualTo(true);
        assertThat(evaluations).isEqualTo(2);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> condition("f(1", "x", Map.of())).isInstanceOf(FeelException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"A\"",
                "not(\"A\", \"B\")",
                "starts with(?, \"A\") and n > 2",
                "? = other",
                "some x in list satisfies x = ?",
                "list contains(list, ?)"
            })
    @DisplayName("随机的值问上千次，答案和不记的一样")
    void answersAreTheSame(String text) {
        var random = new Random(1);
        var texts = new String[] {"A", "B", "AB", ""};
        for (int i = 0; i < 1000; i++) {
            var input = texts[random.nextInt(texts.length)];
            Map<String, Object> others = Map.of(
                    "n", random.nextInt(5),
                    "other", texts[random.nextInt(texts.length)],
                    "list", List.of(texts[random.nextInt(2)], texts[random.nextInt(texts.length)]));

            assertThat(condition(text, input, others))
                    .isEqualTo(feel.evaluateSimpleUnaryTests(text, "cellInput", variables(input, others)));
        }
        assertThat(evaluations).isLessThan(200);
    }

    private Object value(String text, Map<String, ?> names) {
        return remembered.evaluateSimpleExpression(text, variables("", names));
    }

    private boolean condition(String text, String input, Map<String, ?> names) {
        return remembered.evaluateSimpleUnaryTests(text, "cellInput", variables(input, names));
    }

    private static VariableContext variables(String input, Map<String, ?> names) {
        var variables = Variables.createVariables().putValue("cellInput", input);
        names.forEach(variables::putValue);
        return variables.asVariableContext();
    }
}
