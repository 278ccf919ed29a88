package org.lian.materials;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The central directory of a ZIP container, entry by entry and as it is declared: nothing in it is believed here. */
class CentralDirectory {
    private final RandomBytes file;
    private final int count;
    private long position;
    private int passed;
    private ByteBuffer header = ByteBuffer.allocate(0);

    CentralDirectory(RandomBytes file) throws IOException {
        this.file = file;
        var length = file.length();
        var tailLength = (int) Math.min(length, 65_557);
        var tail = littleEndian(file.read(length - tailLength, tailLength));
        var end = tailLength - 22;
        while (end >= 0 && tail.getInt(end) != 0x06054b50) {
            end--;
        }
        if (end < 0) {
            throw new IOException("No central directory");
        }
        count = tail.getShort(end + 10) & 0xffff;
        position = tail.getInt(end + 16) & 0xffffffffL;
    }

    /** How many entries are declared. */
    int count() {
        return count;
    }

    /** Reads the header of the next entry; false after the last. */
    boolean next() throws IOException {
        if (passed > 0) {
            position += 46L + nameLength() + (header.getShort(30) & 0xffff) + (header.getShort(32) & 0xffff);
        }
        if (passed == count) {
            return false;
        }
        passed++;
        header = littleEndian(file.read(position, 46));
        return true;
    }

    ByteBuffer header() {
        return header;
    }

    String name() throws IOException {
        return new String(file.read(position + 46, nameLength()), StandardCharsets.UTF_8);
    }

    private int nameLength() {
        return header.getShort(28) & 0xffff;
    }

    static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
