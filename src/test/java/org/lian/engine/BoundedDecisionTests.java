package org.lian.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 决策求值: exact, cached, and never endless. */
@Tag("long")
class BoundedDecisionTests {
    private static final String ENDLESS =
            "count(for a in 1..300, b in 1..300, c in 1..20 return for d in 1..300 return a * b * c * d)";

    private final CachedFeel feel = new CachedFeel();
    private final DmnEngine engine = new BoundedDmnEngine.Configuration(feel, Duration.ofMillis(700)).buildEngine();

    @Test
    @Timeout(60)
    @DisplayName("循环不完的 FEEL 到时即止，线程还能继续用")
    void endlessLoopEnds() {
        var endless = parse("endless", ENDLESS);

        assertThatThrownBy(() -> engine.evaluateDecision(endless, Map.of())).isInstanceOf(DecisionTooSlow.class);

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(value("1 + 1", Map.of())).isEqualTo(2L);
    }

    @Test
    @Timeout(60)
    @DisplayName("剩下的时间比一张表的时限少，到剩下的为止")
    void whatIsLeft() {
        var patient = new BoundedDmnEngine.Configuration(feel, Duration.ofHours(1)).buildEngine();
        var endless = parse("left", ENDLESS);

        assertThatThrownBy(() -> DecisionAllowance.within(
                        Duration.ofMillis(300), () -> patient.evaluateDecision(endless, Map.of())))
                .isInstanceOf(DecisionTooSlow.class);
    }

    @Test
    @Timeout(20)
    @DisplayName("时限算的是处理器时间：机器忙，一张表不因此算作太慢")
    void waitingIsNotSlow() {
        var seldom = new VariableContext() {
            @Override
            public TypedValue resolve(String name) {
                sleep(Duration.ofSeconds(2));
                return Variables.longValue(1L);
            }

            @Override
            public boolean containsVariable(String name) {
                return name.equals("amount");
            }

            @Override
            public Set<String> keySet() {
                return Set.of("amount");
            }
        };

        assertThat(engine.evaluateDecision(parse("waits", "amount + 1"), seldom).<Long>getSingleEntry())
                .isEqualTo(2L);
    }

    @Test
    @DisplayName("对照：没有时限的引擎两秒后仍在循环")
    void withoutALimitItGoesOn() throws Exception {
        var unlimited = new BoundedDmnEngine.Configuration(new CachedFeel(), Duration.ofHours(1)).buildEngine();
        var endless = parse("endless", ENDLESS);
        var thread = new Thread(() -> unlimited.evaluateDecision(endless, Map.of()));
        thread.setUncaughtExceptionHandler((t, e) -> {});
        thread.start();
        thread.join(2000);

        assertThat(thread.isAlive()).isTrue();
        thread.interrupt();
        thread.join(5000);
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    @DisplayName("同一文本只解析一次，缓存有上限")
    void textIsParsedOnce() {
        value("1 + 2", Map.of());
        value("1 + 2", Map.of());
        assertThat(feel.cached()).isEqualTo(1);

        for (int i = 0; i <= CachedFeel.LIMIT; i++) {
            feel.fault(Integer.toString(i), false);
        }
        assertThat(feel.cached()).isLessThanOrEqualTo(CachedFeel.LIMIT);
    }

    @ParameterizedTest
    @CsvSource({"13325450, false, 296509", "13325450, true, 148255", "1000000, false, 5000", "1000050, true, 2500"})
    @DisplayName("金额在一个表达式里四舍五入到分")
    void moneyIsRoundedHalfUp(long amountFen, boolean halved, long fee) {
        var rate = amountFen == 13325450 ? 200 : 50;
        var add = amountFen == 13325450 ? 30000 : 0;

        assertThat(value(
                        "round half up((amountFen * rate / 10000 + addFen) / (if halved then 2 else 1), 0)",
                        Map.of("amountFen", amountFen, "rate", rate, "addFen", add, "halved", halved)))
                .isEqualTo(fee);
    }

    @Test
    @DisplayName("JUEL 决策即使绕过检查也不求值")
    void juelIsShut() {
        var juel = Models.literal("juel", "expressionLanguage=\"juel\"", "${1+1}");
        assertThatThrownBy(() -> engine.evaluateDecision(
                        engine.parseDecision("juel", new ByteArrayInputStream(Models.bytes(juel))), Map.of()))
                .hasStackTraceContaining("FEEL only");
    }

    @Test
    @DisplayName("没有任何脚本语言")
    void noScriptLanguage() {
        ScriptEngineResolver none = new NoScripts();
        assertThatThrownBy(() -> none.getScriptEngine("juel", true)).isInstanceOf(ProcessEngineException.class);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object value(String expression, Map<String, Object> variables) {
        return engine.evaluateDecision(parse("d", expression), variables).getSingleEntry();
    }

    private DmnDecision parse(String id, String expression) {
        return engine.parseDecision(
                id,
                new ByteArrayInputStream(Models.bytes(Models.literal(id, "", expression)
                        .replace("name=\"result\"", "name=\"result\" typeRef=\"long\""))));
    }
}
