package org.lian.materials;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The virus scanner.
 *
 * @param scan required: a ClamAV daemon must find each material clean; without it no material is taken.
 * @param scanHost Host of the ClamAV daemon.
 * @param scanPort Its port.
 * @param scanTimeout How long one scan may take.
 */
@ConfigurationProperties("lian.materials")
record ScanSettings(
        @DefaultValue("off") VirusScanner.Mode scan,
        @DefaultValue("127.0.0.1") String scanHost,
        @DefaultValue("3310") int scanPort,
        @DefaultValue("60s") Duration scanTimeout) {}
