package org.lian.materials;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * A file that the parsers may read in any order. They need random access, and neither 50 MB of heap nor plain bytes on
 * the disk are acceptable: it is sealed with a key that lives in this object only, and vanishes on close.
 */
class SealedScratch implements Closeable {
    private static final byte[] NO_CONTEXT = {};

    private final Path file;
    private final AesGcmHkdfStreaming cipher;
    private @Nullable SeekableByteChannel reading;

    SealedScratch(Path file) {
        this.file = file;
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            cipher = new AesGcmHkdfStreaming(key, "HmacSha256", 32, 1 << 16, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    OutputStream writing() throws IOException {
        try {
            return cipher.newEncryptingStream(Files.newOutputStream(file), NO_CONTEXT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    long length() throws IOException {
        return channel().size();
    }

    /** Reads from a position into the whole buffer, less only at the end of the file. */
    int read(long position, byte[] buffer, int offset, int length) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new IOException("Inspection took too long");
        }
        var channel = channel();
        if (position >= channel.size()) {
            return 0;
        }
        channel.position(position);
        var target = ByteBuffer.wrap(buffer, offset, (int) Math.min(length, channel.size() - position));
        while (target.hasRemaining()) {
            if (channel.read(target) < 0) {
                break;
            }
        }
        return target.position() - offset;
    }

    byte[] read(long position, int length) throws IOException {
        var bytes = new byte[length];
        if (position < 0 || read(position, bytes, 0, length) < length) {
            throw new IOException("Ends too early");
        }
        return bytes;
    }

    private SeekableByteChannel channel() throws IOException {
        if (reading == null) {
            try {
                reading = cipher.newSeekableDecryptingChannel(FileChannel.open(file), NO_CONTEXT);
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        }
        return reading;
    }

    @Override
    public void close() throws IOException {
        if (reading != null) {
            reading.close();
        }
        Files.deleteIfExists(file);
    }
}
