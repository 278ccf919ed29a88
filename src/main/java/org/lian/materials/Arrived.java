package org.lian.materials;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file that came whole: sealed in front of the store, looked for viruses and looked at, and nobody's yet. Nothing is
 * locked for it and no connection held, however long that took; what nobody takes is thrown away.
 */
public final class Arrived implements AutoCloseable {
    private final Material.Kind kind;
    private final String name;
    private final Seen seen;
    private final BlobStore.Incoming incoming;

    Arrived(Material.Kind kind, String name, Seen seen, BlobStore.Incoming incoming) {
        this.kind = kind;
        this.name = name;
        this.seen = seen;
        this.incoming = incoming;
    }

    /** The findings of the look into it. */
    record Seen(
            FileType type,
            long size,
            String sha256,
            Material.Scan scan,
            @Nullable Integer pages) {}

    /** What the sender says that it is. */
    public Material.Kind kind() {
        return kind;
    }

    String name() {
        return name;
    }

    Seen seen() {
        return seen;
    }

    BlobStore.Incoming incoming() {
        return incoming;
    }

    @Override
    public void close() {
        try {
            incoming.close();
        } catch (IOException e) {
            throw Materials.unavailable(e);
        }
    }
}
