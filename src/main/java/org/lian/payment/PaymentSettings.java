package org.lian.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Payment, and the demo's channel.
 *
 * @param jobs Whether this node delivers messages, asks the channels and reconciles; for tests.
 * @param queryAfter How long after an order the channel is first asked about it; each time later.
 * @param noticeFreshness How far a notice's time may be from the court's.
 * @param reconcileEvery How often the days that are over are looked for and compared with the channels' statements.
 */
@ConfigurationProperties("lian.payment")
record PaymentSettings(
        @DefaultValue("true") boolean jobs,
        @DefaultValue("5s") Duration queryAfter,
        @DefaultValue("5m") Duration noticeFreshness,
        @DefaultValue("10m") Duration reconcileEvery,
        @DefaultValue Sandbox sandbox) {
    /**
     * The court's way to the demo's cashier; demo only.
     *
     * @param url Where the court finds the cashier; without it at its own port.
     * @param merchant The court's name at the cashier.
     */
    record Sandbox(
            @DefaultValue("") String url,
            @DefaultValue("lian-demo") String merchant) {}
}
