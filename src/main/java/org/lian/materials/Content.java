package org.lian.materials;

import java.io.IOException;
import java.io.InputStream;

/** A material with its plain bytes; reading fails where the stored file was changed. */
public record Content(Material material, InputStream stream) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        stream.close();
    }
}
