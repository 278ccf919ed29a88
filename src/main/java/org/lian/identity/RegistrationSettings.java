package org.lian.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of opening accounts.
 *
 * @param registrationsPerHour Most accounts opened from one client's address in an hour.
 */
@ConfigurationProperties("lian")
record RegistrationSettings(@DefaultValue("60") int registrationsPerHour) {}
