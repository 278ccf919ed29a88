package org.lian.engine;

import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;

/** What the engine module lends to others, without Spring. */
public final class TestEngine {
    private static final CachedFeel FEEL = new CachedFeel();

    private TestEngine() {}

    public static ModelGuard guard() {
        return new ModelGuard(TestGuards.provider(TestModel.MODEL), TestGuards.nothing(), FEEL);
    }

    public static ModelGuard guard(DeclaredModel model) {
        return new ModelGuard(TestGuards.provider(model), TestGuards.nothing(), FEEL);
    }

    public static Feel feel() {
        return new Feel(FEEL);
    }

    /** A bare decision engine that reads FEEL as the court's does: each text once. */
    public static DefaultDmnEngineConfiguration decisions() {
        var configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(() -> FEEL);
        return configuration;
    }

    public static TableTrials trials() {
        return new TableTrials(FEEL);
    }
}
