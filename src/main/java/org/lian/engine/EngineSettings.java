package org.lian.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the engine.
 *
 * @param decisionTimeLimit How long one decision table may compute before it is stopped.
 */
@ConfigurationProperties("lian")
record EngineSettings(
        @DefaultValue("PT5S") Duration decisionTimeLimit,
        @DefaultValue Jobs engine) {
    /**
     * Jobs of the engine.
     *
     * @param jobLock When the steps that a dead node had begun go to another; longer than any step takes.
     */
    record Jobs(@DefaultValue("60s") Duration jobLock) {}
}
