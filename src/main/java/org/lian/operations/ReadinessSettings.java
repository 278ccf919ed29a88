package org.lian.operations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The court's look at itself.
 *
 * @param interval How often the court asks itself whether a filing could be accepted.
 */
@ConfigurationProperties("lian.readiness")
record ReadinessSettings(@DefaultValue("5s") Duration interval) {}
