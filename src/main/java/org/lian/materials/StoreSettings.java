package org.lian.materials;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Care for the stored materials.
 *
 * @param leastFreeSpace With less free space than this no filing is accepted.
 * @param scrubPerMinute How much of the stored files is read again each minute to find the missing and the altered.
 * @param scrubRound How old the last reading of a stored file must be before it is read again: one round a day at most.
 * @param scrubOnDemand How much is read when an administrator asks.
 */
@ConfigurationProperties("lian.materials")
record StoreSettings(
        @DefaultValue("1GB") DataSize leastFreeSpace,
        @DefaultValue("64MB") DataSize scrubPerMinute,
        @DefaultValue("1d") Duration scrubRound,
        @DefaultValue("1GB") DataSize scrubOnDemand) {}
