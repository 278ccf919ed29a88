package org.lian.liveness;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Loops of this node.
 *
 * @param longestRound When job executor, sealer or outbox have not come round for so long, filings are not accepted and readiness says why.
 */
@ConfigurationProperties("lian.readiness")
record LoopSettings(@DefaultValue("30s") Duration longestRound) {}
