package org.lian.filing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Reminders of periods that end soon.
 *
 * @param remindEvery Pause between two looks for periods that end soon.
 * @param remindFromHour Hour of the day, Asia/Shanghai, from which filers are reminded of a period; the demo reminds from 0.
 */
@ConfigurationProperties("lian.messages")
record ReminderSettings(
        @DefaultValue("1m") Duration remindEvery,
        @DefaultValue("8") int remindFromHour) {}
