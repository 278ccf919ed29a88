package org.lian.journal;

import java.util.ArrayList;
import java.util.List;
import org.lian.vocabulary.Sha256;

/** The tree of RFC 6962: leaves and inner nodes are hashed apart, so that none can pass for the other. */
class MerkleTree {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final List<byte[]> leaves;

    MerkleTree(List<String> entries) {
        leaves = entries.stream()
                .map(entry -> Sha256.of(LEAF, Canonical.bytes(entry)))
                .toList();
    }

    byte[] root() {
        return root(leaves);
    }

    /** The neighbours on the way from a leaf up to the root. */
    List<byte[]> path(int index) {
        var path = new ArrayList<byte[]>();
        path(index, leaves, path);
        return path;
    }

    private static void path(int index, List<byte[]> leaves, List<byte[]> path) {
        if (leaves.size() == 1) {
            return;
        }
        var split = split(leaves.size());
        var left = leaves.subList(0, split);
        var right = leaves.subList(split, leaves.size());
        if (index < split) {
            path(index, left, path);
            path.add(root(right));
        } else {
            path(index - split, right, path);
            path.add(root(left));
        }
    }

    private static byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        var split = split(leaves.size());
        return Sha256.of(NODE, root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    /** The largest power of two below the size. */
    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }
}
