package org.lian.operations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Outages on record.
 *
 * @param shortest The shortest gap that is recorded as an outage.
 */
@ConfigurationProperties("lian.outages")
record OutageSettings(@DefaultValue("1m") Duration shortest) {}
