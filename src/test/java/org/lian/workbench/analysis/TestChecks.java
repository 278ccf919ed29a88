package org.lian.workbench.analysis;

import java.time.Duration;
import org.lian.engine.TestEngine;

/** The checks of tables without Spring. */
public final class TestChecks {
    private TestChecks() {}

    public static TableChecks tables() {
        return new TableChecks(
                TestEngine.guard(),
                TestEngine.feel(),
                TestEngine.trials(),
                new GapsAndOverlaps(TestEngine.feel()),
                new CheckSettings(Duration.ofSeconds(20)));
    }
}
