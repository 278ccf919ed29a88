package org.lian.materials;

import java.io.IOException;

/** Bytes that can be read from any place. */
interface RandomBytes {
    long length() throws IOException;

    byte[] read(long position, int length) throws IOException;

    /** Bytes in memory. */
    static RandomBytes of(byte[] content) {
        return new RandomBytes() {
            @Override
            public long length() {
                return content.length;
            }

            @Override
            public byte[] read(long position, int length) throws IOException {
                if (position < 0 || length < 0 || position + length > content.length) {
                    throw new IOException("Ends too early");
                }
                return java.util.Arrays.copyOfRange(content, (int) position, (int) position + length);
            }
        };
    }
}
