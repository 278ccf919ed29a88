package org.lian.filing;

/** A short code for paper and telephone, without the letters that are misread there. */
final class ReadableCode {
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 8;

    private ReadableCode() {}

    /** Eight characters that stand for the first eight of the bytes; five bits of each are used. */
    static String of(byte[] bytes) {
        var text = new StringBuilder();
        for (var at = 0; at < LENGTH; at++) {
            text.append(ALPHABET.charAt(Math.floorMod(bytes[at], ALPHABET.length())));
        }
        return text.toString();
    }
}
