package org.lian.site;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The address of this installation, and whose word about callers is believed.
 *
 * @param publicUrl The address that people type; prod requires it with https, and then every cookie is secure, another host is answered 421 and plain http 403.
 * @param trustedProxies Addresses or networks, such as 10.0.0.0/24, whose forwarded headers are believed; without it this machine's.
 */
@ConfigurationProperties("lian")
public record PublicSite(
        @DefaultValue("") String publicUrl,
        @DefaultValue("") String trustedProxies) {}
