package org.lian.keys;

import java.util.Arrays;
import java.util.Optional;

/** The kind of a key, by the first part of its file's name; {@code data-sm4-2} is the second of its kind. */
enum KeyKind {
    DATA_AES("data", "AES-256-GCM", 32),
    DATA_SM4("data-sm4", "SM4-GCM", 16),
    SIGNING_ED25519("receipt", "Ed25519", 32),
    SIGNING_SM2("receipt-sm2", "SM2", 32),
    INDEX("index", "HMAC-SHA256", 32),
    TOKEN("token", "HMAC-SHA256", 32),
    JOURNAL("journal", "HMAC-SHA256", 32);

    private final String prefix;
    private final String algorithm;
    private final int bytes;

    KeyKind(String prefix, String algorithm, int bytes) {
        this.prefix = prefix;
        this.algorithm = algorithm;
        this.bytes = bytes;
    }

    String prefix() {
        return prefix;
    }

    String algorithm() {
        return algorithm;
    }

    int bytes() {
        return bytes;
    }

    boolean signs() {
        return this == SIGNING_ED25519 || this == SIGNING_SM2;
    }

    static Optional<KeyKind> ofPrefix(String prefix) {
        return Arrays.stream(values())
                .filter(kind -> kind.prefix.equals(prefix))
                .findFirst();
    }
}
