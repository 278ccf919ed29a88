package org.lian.web.admission;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/** A body that is in: small ones in memory, larger ones in a file that ends with the request. The application reads it here. */
class KeptBody implements InputBuffer, AutoCloseable {
    private static final int IN_MEMORY = 256 * 1024;
    private static final int FIRST = 8 * 1024;
    private static final int PIECE = 64 * 1024;

    private byte[] memory = new byte[0];
    private int size;
    private int read;
    private @Nullable FileChannel file;

    void add(ByteBuffer bytes) throws IOException {
        if (file == null && size + bytes.remaining() > IN_MEMORY) {
            file = spooled();
        }
        if (file != null) {
            write(file, bytes);
            return;
        }
        var length = bytes.remaining();
        if (size + length > memory.length) {
            memory = Arrays.copyOf(memory, Math.min(IN_MEMORY, Math.max(FIRST, 2 * (size + length))));
        }
        bytes.get(memory, size, length);
        size += length;
    }

    private FileChannel spooled() throws IOException {
        var channel = FileChannel.open(
                Files.createTempFile("lian-body-", ".part"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        write(channel, ByteBuffer.wrap(memory, 0, size));
        memory = new byte[0];
        size = 0;
        return channel;
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** From now on the body is read, from its beginning. */
    void rewind() throws IOException {
        if (file != null) {
            file.position(0);
        }
    }

    /** Throws away what is there. */
    void forget() throws IOException {
        close();
        file = null;
        memory = new byte[0];
        size = 0;
    }

    @Override
    public int doRead(ApplicationBufferHandler reader) throws IOException {
        if (file == null) {
            if (read == size) {
                return -1;
            }
            var rest = size - read;
            reader.setByteBuffer(ByteBuffer.wrap(memory, read, rest));
            read = size;
            return rest;
        }
        var piece = ByteBuffer.allocate(PIECE);
        var length = file.read(piece);
        reader.setByteBuffer(piece.flip());
        return length;
    }

    @Override
    public int available() {
        return size - read;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
