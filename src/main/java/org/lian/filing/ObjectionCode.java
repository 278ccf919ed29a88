package org.lian.filing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * 异议码: what came with a payment order to the debtor, so that he objects without an account. Twelve digits that nobody
 * guesses, in groups of four.
 */
final class ObjectionCode {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long CODES = 1_000_000_000_000L;

    private ObjectionCode() {}

    static String fresh() {
        return "%012d".formatted(RANDOM.nextLong(CODES)).replaceAll("(\\d{4})(?=\\d)", "$1 ");
    }

    /** Whether that is written, in full or half width, with blanks or without. */
    static boolean isSame(String code, @Nullable String written) {
        return written != null
                && MessageDigest.isEqual(
                        FilingNumbers.plain(code).getBytes(UTF_8),
                        FilingNumbers.plain(written).getBytes(UTF_8));
    }
}
