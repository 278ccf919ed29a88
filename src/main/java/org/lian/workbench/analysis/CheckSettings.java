package org.lian.workbench.analysis;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of looking at a draft of a rule.
 *
 * @param checkTime What one look at a draft of a rule may take: its checks, trials and examples together. What was not run by then is said as a finding.
 */
@ConfigurationProperties("lian.rules")
record CheckSettings(@DefaultValue("20s") Duration checkTime) {}
