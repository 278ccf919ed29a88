package org.lian.materials;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
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
class SealedScratch implements Closeable, RandomBytes {
    private static final byte[] NO_CONTEXT = {};

    private final Path file;
    private final byte[] key;
    private final AesGcmHkdfStreaming cipher;
    private @Nullable SeekableByteChannel reading;

    SealedScratch(Path file) {
        this(file, randomKey());
    }

    /** The same file for a process that was told its key. */
    SealedScratch(Path file, byte[] key) {
        this.file = file;
        this.key = key;
        try {
            cipher = new AesGcmHkdfStreaming(key, "HmacSha256", 32, 1 << 16, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] randomKey() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }

    Path file() {
        return file;
    }

    /** Goes to the parser's process through a pipe, nowhere else. */
    byte[] key() {
        return key;
    }

    OutputStream writing() throws IOException {
        try {
            return cipher.newEncryptingStream(Files.newOutputStream(file), NO_CONTEXT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long length() throws IOException {
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

    @Override
    public byte[] read(long position, int length) throws IOException {
        var bytes = new byte[length];
        if (position < 0 || read(position, bytes, 0, length) < length) {
            throw new IOException("Ends too early");
        }
        return bytes;
    }

    /** All of it in order. */
    InputStream reading() throws IOException {
        return new BufferedInputStream(Channels.newInputStream(channel().position(0)), 1 << 16);
    }

    /** Lets go of the file without deleting it, in the process that only read it. */
    void release() throws IOException {
        if (reading != null) {
            reading.close();
        }
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
        release();
        Files.deleteIfExists(file);
    }
}
