package org.lian.materials;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Refusal;

/** The checksum that a sender gave of a piece, as tus writes it: {@code sha256 <base64>}. */
public final class Checksum {
    /** What the protocol asks for, and a better one. */
    public static final String ALGORITHMS = "sha1,sha256";

    private static final Map<String, String> NAMES = Map.of("sha1", "SHA-1", "sha256", "SHA-256");

    private final String algorithm;
    private final byte[] expected;

    private Checksum(String algorithm, byte[] expected) {
        this.algorithm = algorithm;
        this.expected = expected;
    }

    /** Reads the header. */
    public static Checksum of(String header) {
        var words = header.strip().split(" ", 2);
        var algorithm = NAMES.get(words[0]);
        if (algorithm == null || words.length < 2) {
            throw unreadable();
        }
        try {
            return new Checksum(algorithm, Base64.getDecoder().decode(words[1].strip()));
        } catch (IllegalArgumentException noBase64) {
            throw unreadable();
        }
    }

    MessageDigest digest() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean fits(@Nullable MessageDigest digest) {
        return digest != null && Arrays.equals(digest.digest(), expected);
    }

    private static Refusal unreadable() {
        return Refusal.invalid("Upload-Checksum", "INVALID", "Upload-Checksum 应为 sha1 或者 sha256，空一格，再写 Base64 的摘要");
    }

    /** The refusal of a piece that arrived as another. */
    public static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong() {
            super("A piece does not have its checksum");
        }
    }
}
