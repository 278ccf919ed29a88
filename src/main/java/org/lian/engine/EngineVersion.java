package org.lian.engine;

import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;

/** The version of the engine that runs here; drawing tools choose by it what they offer. */
public final class EngineVersion {
    private EngineVersion() {}

    /** For example {@code 7.24.0}. */
    public static String get() {
        return Objects.requireNonNullElse(ProcessEngine.class.getPackage().getImplementationVersion(), "7");
    }
}
