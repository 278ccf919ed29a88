package org.lian.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A small declared model, joined to the shipped one. */
@TestConfiguration(proxyBeanMethods = false)
class TestModel {
    static final DeclaredModel MODEL = new Declared();

    @Bean
    @Primary
    DeclaredModel testModel(@Qualifier("processModel") DeclaredModel shipped) {
        return new Joined(shipped, MODEL);
    }

    /** The shipped diagrams are deployed beside the tests' own. */
    private record Joined(DeclaredModel shipped, DeclaredModel tests) implements DeclaredModel {
        @Override
        public Map<String, Object> delegates() {
            return joined(shipped.delegates(), tests.delegates());
        }

        @Override
        public Set<String> variables() {
            return joined(shipped.variables(), tests.variables());
        }

        @Override
        public Map<String, Set<String>> values() {
            return shipped.values();
        }

        @Override
        public Map<String, VariableKind> kinds() {
            return shipped.kinds();
        }

        @Override
        public Set<String> anywhere() {
            return shipped.anywhere();
        }

        @Override
        public Map<String, Set<String>> setAhead() {
            return shipped.setAhead();
        }

        @Override
        public VariableFlow variableFlow() {
            return shipped.variableFlow();
        }

        @Override
        public Set<String> groups() {
            return joined(shipped.groups(), tests.groups());
        }

        @Override
        public Set<String> forms() {
            return joined(shipped.forms(), tests.forms());
        }

        private static Map<String, Object> joined(Map<String, Object> one, Map<String, Object> other) {
            var all = new HashMap<>(one);
            all.putAll(other);
            return all;
        }

        private static Set<String> joined(Set<String> one, Set<String> other) {
            var all = new HashSet<>(one);
            all.addAll(other);
            return all;
        }
    }

    /** What the test diagrams may name. */
    private static class Declared implements DeclaredModel {
        @Override
        public Map<String, Object> delegates() {
            JavaDelegate step = execution -> execution.setVariable("outcome", "DONE");
            JavaDelegate failing = execution -> {
                throw new IllegalStateException("broken on purpose");
            };
            TaskListener listener = task -> {};
            ExecutionListener executions = execution -> {};
            return Map.of(
                    "testStep", step, "failingStep", failing, "testListener", listener, "testExecutions", executions);
        }

        @Override
        public Set<String> variables() {
            return Set.of(
                    "x", "n", "outcome", "courtCode", "filingId", "dueAt", "reviewGroup", "result", "limit", "name");
        }

        @Override
        public Map<String, Set<String>> values() {
            return Map.of();
        }

        @Override
        public Map<String, Set<String>> setAhead() {
            return Map.of();
        }

        @Override
        public Map<String, VariableKind> kinds() {
            return Map.of();
        }

        @Override
        public Set<String> anywhere() {
            return Set.of();
        }

        @Override
        public VariableFlow variableFlow() {
            return VariableFlow.none();
        }

        @Override
        public Set<String> groups() {
            return Set.of(EngineIdentity.FILING_CLERKS, EngineIdentity.FILING_JUDGES);
        }

        @Override
        public Set<String> forms() {
            return Set.of("embedded:/forms/task.html");
        }
    }
}
