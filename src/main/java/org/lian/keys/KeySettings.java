package org.lian.keys;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Keys of new data and signatures.
 *
 * @param suite Ciphers of new data and signatures: INTERNATIONAL is AES-256-GCM and Ed25519, SM is SM4-GCM and SM2; what the other suite wrote stays readable.
 */
@ConfigurationProperties("lian.keys")
record KeySettings(@DefaultValue("INTERNATIONAL") Suite suite) {}
