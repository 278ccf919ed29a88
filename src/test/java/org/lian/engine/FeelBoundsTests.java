package org.lian.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 一格的上限: what reaches the parser never overflows the stack of an ordinary thread, and no value takes the heap. */
class FeelBoundsTests {
    /** As much as a thread of the court has. */
    private static final long STACK = 1 << 20;

    private final CachedFeel feel = new CachedFeel();

    /** Texts that grow by one step, each by its own recursion of the grammar. */
    enum Family {
        ROUND(n -> "(".repeat(n) + "1" + ")".repeat(n)),
        SQUARE(n -> "[".repeat(n) + "1" + "]".repeat(n)),
        CURLY(n -> "{a:".repeat(n) + "1" + "}".repeat(n)),
        CALL(n -> "not(".repeat(n) + "true" + ")".repeat(n)),
        BEHIND_CLOSED(n -> ")".repeat(n) + "(".repeat(n) + "1" + ")".repeat(n)),
        BEHIND_TEXT(n -> "(\")\"+".repeat(n) + "\"\"" + ")".repeat(n)),
        PLUS(n -> "1" + "+1".repeat(n)),
        AND(n -> "a" + " and a".repeat(n)),
        OR_EQUAL(n -> "c=1" + " or c=1".repeat(n)),
        IF(n -> "if a then b else ".repeat(n) + "1"),
        IF_WITHIN(n -> "if ".repeat(n) + "a" + " then b else c".repeat(n)),
        DOTS(n -> "a" + ".a".repeat(n)),
        FILTER(n -> "a" + "[1]".repeat(n)),
        POWER(n -> "1" + "**1".repeat(n)),
        IN(n -> "a" + " in a".repeat(n)),
        IN_COMMAS(n -> "a" + " in a".repeat(n) + "[" + ",".repeat(n) + "]"),
        SOME(n -> "some x in a satisfies ".repeat(n) + "true"),
        FOR(n -> "for x in a return ".repeat(n) + "1"),
        FUNCTION(n -> "function(x) ".repeat(n) + "1");

        final IntFunction<String> text;

        Family(IntFunction<String> text) {
            this.text = text;
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("上限以内的写法，读和算都不会用完栈；再长一步就不交给解析器")
    void withinTheStack(Family family) throws Exception {
        var largest = IntStream.rangeClosed(1, 3_000)
                .takeWhile(n -> FeelBounds.excess(family.text.apply(n)).isEmpty())
                .max()
                .orElseThrow();
        assertThat(largest).isLessThan(1_000);

        for (var unary : List.of(false, true)) {
            assertThat(inOrdinaryThread(family.text.apply(largest), unary)).isNotInstanceOf(Error.class);
            assertThat(feel.fault(family.text.apply(largest + 1), unary)).isPresent();
        }
    }

    @Test
    @DisplayName("很长的取值清单可以写：用逗号分开的不算连写")
    void plainLists() {
        var codes = "\"01.01\"" + ",\"01.01\"".repeat(240);

        assertThat(FeelBounds.excess(codes)).isEmpty();
        assertThat(FeelBounds.excess("not(" + codes + ")")).isEmpty();
        assertThat(FeelBounds.excess("\"" + "(".repeat(100) + "\"")).isEmpty();
        assertThat(FeelBounds.excess("]1..2[,".repeat(30) + "3")).isEmpty();
    }

    @Test
    @DisplayName("算出的值、读到的值都有大小：再大就是没有结果")
    void size() {
        var evaluation = new Feel(feel);
        var names = new HashMap<String, Object>();
        names.put("xs", IntStream.range(0, FeelSize.MOST / 2 + 1).boxed().toList());
        names.put("long", "长".repeat(FeelSize.MOST * FeelSize.CHARACTERS + FeelSize.CHARACTERS));

        assertThat(evaluation.value("count(xs)", null, names)).isNotNull();
        assertThatThrownBy(() -> evaluation.value("concatenate(xs, xs)", null, names))
                .isInstanceOf(FeelException.class);
        assertThatThrownBy(() -> evaluation.value("[[xs], {a: xs}]", null, names))
                .isInstanceOf(FeelException.class);
        assertThatThrownBy(() -> evaluation.value("string length(long)", null, names))
                .isInstanceOf(FeelException.class);
        assertThatThrownBy(() -> evaluation.holds("contains(?, \"x\")", names.get("long"), Map.of()))
                .isInstanceOf(FeelException.class);
    }

    private Object inOrdinaryThread(String text, boolean unary) throws Exception {
        var task = new FutureTask<Object>(() -> {
            try {
                var names = Map.of("a", true, "b", 1, "c", 2);
                feel.read(text, unary).all().count();
                return unary ? new Feel(feel).holds(text, 1, names) : new Feel(feel).value(text, null, names) == null;
            } catch (RuntimeException | StackOverflowError fault) {
                return fault;
            }
        });
        new Thread(null, task, "ordinary", STACK).start();
        return task.get();
    }
}
