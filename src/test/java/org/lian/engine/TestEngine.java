package org.lian.engine;

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

    public static TableTrials trials() {
        return new TableTrials(FEEL);
    }
}
