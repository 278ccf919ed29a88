package org.lian.engine;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Guards over the test model, or over the test model without one name. */
class TestGuards {
    private TestGuards() {}

    static ModelGuard guard() {
        return new ModelGuard(provider(TestModel.MODEL), nothing(), new CachedFeel());
    }

    static ObjectProvider<DeclaredModel> without(String name) {
        return provider(new DeclaredModel() {
            @Override
            public Map<String, Object> delegates() {
                return TestModel.MODEL.delegates().entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(name))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            }

            @Override
            public Set<String> variables() {
                return except(TestModel.MODEL.variables());
            }

            @Override
            public Map<String, Set<String>> values() {
                return TestModel.MODEL.values();
            }

            @Override
            public Map<String, Set<String>> setAhead() {
                return TestModel.MODEL.setAhead();
            }

            @Override
            public Map<String, VariableKind> kinds() {
                return TestModel.MODEL.kinds();
            }

            @Override
            public Set<String> anywhere() {
                return TestModel.MODEL.anywhere();
            }

            @Override
            public VariableFlow variableFlow() {
                return TestModel.MODEL.variableFlow();
            }

            @Override
            public Set<String> groups() {
                return except(TestModel.MODEL.groups());
            }

            @Override
            public Set<String> forms() {
                return except(TestModel.MODEL.forms());
            }

            private Set<String> except(Set<String> names) {
                return names.stream().filter(other -> !other.equals(name)).collect(Collectors.toSet());
            }
        });
    }

    static ObjectProvider<DeploymentProof> nothing() {
        return new StaticListableBeanFactory().getBeanProvider(DeploymentProof.class);
    }

    static ObjectProvider<DeclaredModel> provider(DeclaredModel model) {
        return new StaticListableBeanFactory(Map.of("model", model)).getBeanProvider(DeclaredModel.class);
    }
}
