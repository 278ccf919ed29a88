package org.lian.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hashes of the journal, SHA-256 and the Merkle tree of RFC 6962. */
final class Hashes {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private Hashes() {}

    static byte[] sha256(byte[]... parts) {
        var digest = digest();
        for (var part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    static String hex(String text) {
        return hex(sha256(bytes(text)));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String ofFile(Path file) throws IOException {
        var digest = digest();
        var buffer = new byte[1 << 16];
        try (var input = Files.newInputStream(file)) {
            for (var count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return hex(digest.digest());
    }

    static String root(List<String> entries) {
        return hex(node(entries.stream().map(Hashes::leaf).toList()));
    }

    /** The root that the path leads to; null when it has not the length that the place asks for. */
    static @Nullable String rootBy(String entry, long index, long size, List<String> path) {
        if (index < 0 || index >= size) {
            return null;
        }
        var hash = leaf(entry);
        var place = index;
        var last = size - 1;
        for (var step : path) {
            if (last == 0) {
                return null;
            }
            byte[] other;
            try {
                other = HexFormat.of().parseHex(step);
            } catch (IllegalArgumentException notHex) {
                return null;
            }
            if (!hex(other).equals(step)) {
                return null;
            }
            if (place % 2 == 1 || place == last) {
                hash = sha256(NODE, other, hash);
                while (place % 2 == 0 && place != 0) {
                    place /= 2;
                    last /= 2;
                }
            } else {
                hash = sha256(NODE, hash, other);
            }
            place /= 2;
            last /= 2;
        }
        return last == 0 ? hex(hash) : null;
    }

    private static byte[] leaf(String entry) {
        return sha256(LEAF, bytes(entry));
    }

    private static byte[] node(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        var split = Integer.highestOneBit(leaves.size() - 1);
        return sha256(NODE, node(leaves.subList(0, split)), node(leaves.subList(split, leaves.size())));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
