package org.lian.documents;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.lian.vocabulary.Sha256;

/**
 * A text made small by a dictionary, which is most of it: a mark, the SHA-256 of the dictionary, and zlib's stream. What
 * was kept before texts were packed begins with a brace.
 */
final class PackedText {
    private static final byte PACKED = 1;
    private static final int HASH = 32;
    private static final int BUFFER = 4096;

    private PackedText() {}

    static byte[] pack(byte[] text, byte[] dictionary) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setDictionary(dictionary);
            deflater.setInput(text);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            out.write(PACKED);
            out.writeBytes(HexFormat.of().parseHex(hash(dictionary)));
            var buffer = new byte[BUFFER];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** @param dictionaries by their hash */
    static byte[] unpack(byte[] kept, Function<String, byte[]> dictionaries) {
        if (kept.length == 0 || kept[0] != PACKED) {
            return kept;
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(kept, 1 + HASH, kept.length - 1 - HASH);
            var out = new ByteArrayOutputStream();
            var buffer = new byte[BUFFER];
            while (!inflater.finished()) {
                var read = inflater.inflate(buffer);
                if (read == 0 && inflater.needsDictionary()) {
                    inflater.setDictionary(
                            dictionaries.apply(HexFormat.of().formatHex(Arrays.copyOfRange(kept, 1, 1 + HASH))));
                } else if (read == 0 && inflater.needsInput() && !inflater.finished()) {
                    throw new IllegalStateException("A packed text that ends too early");
                }
                out.write(buffer, 0, read);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("A packed text that is none", e);
        } finally {
            inflater.end();
        }
    }

    static String hash(byte[] dictionary) {
        return Sha256.hex(dictionary);
    }
}
