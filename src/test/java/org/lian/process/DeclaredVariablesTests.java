package org.lian.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lian.filing.FeeReview;
import org.lian.payment.Refund;
import org.lian.process.complaint.ComplaintStarts;
import org.lian.process.conclusions.TaskDecision;
import org.lian.process.filing.FilingStarts;
import org.lian.process.later.LaterFilingStarts;
import org.lian.process.refund.RefundStarts;
import org.lian.process.variables.DeclaredVariables;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;

/** 声明的变量: what a step declares is what its code reads and sets, no more and no less. */
class DeclaredVariablesTests {
    private static final CourtCode COURT = new CourtCode("110105");

    static Stream<Class<?>> steps() {
        return ShippedModel.types(JavaDelegate.class).stream();
    }

    @ParameterizedTest
    @MethodSource("steps")
    @DisplayName("每一步声明要用的、给值的变量，就是代码读的、写的")
    void asWritten(Class<?> step) {
        var declared = step.getAnnotation(Variables.class);
        var read = new HashSet<String>();
        var written = new HashSet<String>();
        for (var method : accessors(StepClasses.ALL.get(step))) {
            record(method, read, written);
        }

        assertThat(Variable.keys(declared.needs())).containsExactlyInAnyOrderElementsOf(read);
        assertThat(Stream.of(declared.sets(), declared.maySet())
                        .flatMap(Arrays::stream)
                        .map(Variable::key))
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    @DisplayName("每个决定都声明它给值的变量；没有给全的，不算办完")
    void decisions() {
        assertThat(ShippedModel.types(TaskDecision.class))
                // A step of the court's own gives what its form says.
                .hasSize(TaskKind.values().length - 1)
                .allSatisfy(decision -> assertThat(Variable.keys())
                        .containsAll(DeclaredVariables.of(decision).sets()));
        var review = ShippedModel.types(TaskDecision.class).stream()
                .filter(decision -> decision.getSimpleName().equals("ReviewDecision"))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> DeclaredVariables.require(review, Set.of("reviewOutcome")::contains))
                .hasMessage("ReviewDecision did not set beforeOutcome");
    }

    @Test
    @DisplayName("没有声明变量的一步不能用")
    void undeclared() {
        assertThatThrownBy(() -> DeclaredVariables.of(Object.class)).hasMessageContaining("does not declare");
    }

    @Test
    @DisplayName("流程启动时总有的变量，就是声明的")
    void starts() {
        var filing = FilingId.random();
        var always = Map.of(
                "filing",
                        FilingStarts.variables(filing, COURT, Track.CIVIL, false)
                                .keySet(),
                "preservation",
                        FilingStarts.variables(filing, COURT, Track.PRESERVATION, false)
                                .keySet(),
                "payment-order",
                        FilingStarts.variables(filing, COURT, Track.PAYMENT_ORDER)
                                .keySet(),
                "order-part",
                        FilingStarts.variables(filing, COURT, Track.PAYMENT_ORDER, "", new Date())
                                .keySet(),
                "order-revocation",
                        FilingStarts.variables(filing, COURT, Track.PAYMENT_ORDER)
                                .keySet(),
                "fee-review",
                        FilingStarts.variables(filing, COURT, Track.CIVIL, FeeReview.CALCULATION)
                                .keySet(),
                "refund", RefundStarts.variables(UUID.randomUUID(), COURT, null).keySet(),
                "complaint",
                        ComplaintStarts.variables(UUID.randomUUID(), filing, COURT)
                                .keySet(),
                "later-filing",
                        LaterFilingStarts.variables(UUID.randomUUID(), filing, COURT)
                                .keySet());

        assertThat(always).isEqualTo(ProcessModel.STARTS);
    }

    private static List<Method> accessors(JavaClass step) {
        return step.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().isEquivalentTo(FilingVariables.class))
                .map(call -> call.getTarget().resolveMember().orElseThrow().reflect())
                .toList();
    }

    /** Calls it where no variable has a value. */
    private static void record(Method accessor, Set<String> read, Set<String> written) {
        var scope = (VariableScope) Proxy.newProxyInstance(
                VariableScope.class.getClassLoader(), new Class<?>[] {VariableScope.class}, (proxy, called, given) -> {
                    if (called.getName().equals("setVariable")) {
                        written.add((String) given[0]);
                    } else if (called.getName().equals("getVariable")) {
                        read.add((String) given[0]);
                    }
                    return null;
                });
        var before = Set.copyOf(read);
        try {
            accessor.invoke(
                    new FilingVariables(scope),
                    Arrays.stream(accessor.getParameterTypes())
                            .map(DeclaredVariablesTests::any)
                            .toArray());
            // It went without a value: what it read it does not need.
            read.retainAll(before);
        } catch (InvocationTargetException needed) {
            assertThat(needed.getCause()).hasMessageContaining("is not set");
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object any(Class<?> type) {
        if (type == boolean.class) {
            return true;
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == String.class) {
            return "";
        }
        if (type == Instant.class) {
            return Instant.EPOCH;
        }
        return type == Refund.Outcome.class ? Refund.Outcome.FAILED : FilingVariables.Before.REGISTER;
    }
}
