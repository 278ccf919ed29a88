package org.lian.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Messages from payment to the flow.
 *
 * @param atOnce How many messages one node delivers at once, those of one filing one after the other; each holds a connection.
 * @param firstDelay Pause after the first failed delivery of a message; doubled each time, ten minutes at most.
 * @param mostAttempts Deliveries before a message is given up and kept as a dead letter.
 * @param mostAttemptsNothingWaits The same for money that nothing in the flow waits for.
 */
@ConfigurationProperties("lian.outbox")
record OutboxSettings(
        @DefaultValue("4") int atOnce,
        @DefaultValue("1s") Duration firstDelay,
        @DefaultValue("160") int mostAttempts,
        @DefaultValue("8") int mostAttemptsNothingWaits) {}
