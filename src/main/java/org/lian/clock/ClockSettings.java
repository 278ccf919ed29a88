package org.lian.clock;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The business clock.
 *
 * @param clockOffset Moves the business clock and the engine's, for example P10D; demo only.
 * @param clockTolerance What the clocks of database and node may differ by; beyond it no filing is received.
 */
@ConfigurationProperties("lian")
record ClockSettings(
        @DefaultValue("PT0S") Duration clockOffset,
        @DefaultValue("5s") Duration clockTolerance) {}
