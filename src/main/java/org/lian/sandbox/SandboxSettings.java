package org.lian.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The demo's cashier.
 *
 * @param merchant The merchant whose orders the cashier takes.
 * @param keyFile The secret between merchant and cashier.
 * @param delay How late a notice comes when the payer asks for a late one.
 * @param refundDelay How long a refund takes.
 * @param noticeUrl Where the cashier sends its notices; without it to its own port.
 * @param publicUrl The cashier's address in its payment links; without it that of the request.
 */
@ConfigurationProperties("sandbox")
record SandboxSettings(
        @DefaultValue("lian-demo") String merchant,
        Path keyFile,
        @DefaultValue("8s") Duration delay,
        @DefaultValue("1s") Duration refundDelay,
        @DefaultValue("") String noticeUrl,
        @DefaultValue("") String publicUrl) {}
