package org.lian.materials;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The unpacking of a ZIP container to nowhere, believing no declared size: what is really inside must stay within
 * bounds, each part must be passive, and a container inside may only be an Office document that holds none itself.
 */
class Archive {
    private static final long MOST_UNPACKED = 512L << 20;
    private static final long SMALL = 16L << 20;
    private static final long HIGHEST_RATIO = 200;
    private static final int LARGEST_INNER = 48 << 20;
    private static final int DEEPEST = 1;
    /** How the reader of XML names each bound of its own. */
    private static final String OVER_A_LIMIT = "JAXP0001";

    private static final int CHUNK = 1 << 15;
    private static final String PACKED = ".*\\.(zip|rar|7z|gz|tgz|tar|bz2|xz|cab|iso)";

    private final long packed;
    private long unpacked;

    private Archive(long packed) {
        this.packed = packed;
    }

    /** More than anybody has a use for. */
    static class Bomb extends IOException {
        private static final long serialVersionUID = 1L;

        Bomb(String what) {
            super(what);
        }
    }

    static void requireHarmless(RandomBytes file) throws IOException {
        new Archive(file.length()).walk(file, 0);
    }

    private void walk(RandomBytes file, int depth) throws IOException {
        var directory = new CentralDirectory(file);
        while (directory.next()) {
            var name = directory.name();
            if (name.toLowerCase(Locale.ROOT).matches(PACKED)) {
                throw new Bomb("An archive inside: depth " + depth);
            }
            entry(file, directory.header(), new OfficePart(name), depth);
        }
    }

    private void entry(RandomBytes file, ByteBuffer header, OfficePart part, int depth) throws IOException {
        var method = header.getShort(10);
        var size = header.getInt(20) & 0xffffffffL;
        var local = header.getInt(42) & 0xffffffffL;
        var here = CentralDirectory.littleEndian(file.read(local, 30));
        var start = local + 30 + (here.getShort(26) & 0xffff) + (here.getShort(28) & 0xffff);
        var inner = method == 8 ? inflate(file, start, size, part) : stored(file, start, size, part);
        part.end();
        if (part.isXml()) {
            requirePassive(file, header);
        }
        if (inner != null) {
            if (depth >= DEEPEST) {
                throw new Bomb("Containers too deep");
            }
            var content = RandomBytes.of(inner);
            var names = OfficeFile.zipEntries(content);
            if (names.stream().noneMatch(name -> name.equals("[Content_Types].xml"))) {
                throw new Bomb("An archive under another name");
            }
            walk(content, depth + 1);
        }
    }

    /** What breaks off carries nothing out behind its break: an office program reads no such part either. */
    private static void requirePassive(RandomBytes file, ByteBuffer header) throws IOException {
        try (var content = ZipPart.measured(file, header)) {
            ActiveFields.refuse(content.xml());
        } catch (XMLStreamException broken) {
            if (String.valueOf(broken.getMessage()).contains(OVER_A_LIMIT)) {
                throw new Bomb("A part that no reader finishes");
            }
        }
    }

    /** The content where it is itself a container, else null. */
    private byte @Nullable [] stored(RandomBytes file, long start, long size, OfficePart part) throws IOException {
        count(size);
        for (long read = 0; read < size; read += CHUNK) {
            var chunk = file.read(start + read, (int) Math.min(CHUNK, size - read));
            part.read(chunk, chunk.length);
        }
        if (size < 4 || !isContainer(file.read(start, 4))) {
            return null;
        }
        requireSmall(size);
        return file.read(start, (int) size);
    }

    private byte @Nullable [] inflate(RandomBytes file, long start, long size, OfficePart part) throws IOException {
        var inflater = new Inflater(true);
        var chunk = new byte[CHUNK];
        var kept = new ByteArrayOutputStream();
        Boolean container = null;
        try {
            long read = 0;
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    var next = (int) Math.min(CHUNK, size - read);
                    if (next <= 0) {
                        throw new IOException("Ends too early");
                    }
                    inflater.setInput(file.read(start + read, next));
                    read += next;
                }
                var count = inflater.inflate(chunk);
                if (count == 0 && inflater.needsDictionary()) {
                    throw new IOException("A dictionary");
                }
                count(count);
                part.read(chunk, count);
                if (container == null && count >= 4) {
                    container = isContainer(chunk);
                }
                if (Boolean.TRUE.equals(container)) {
                    requireSmall((long) kept.size() + count);
                    kept.write(chunk, 0, count);
                }
            }
        } catch (DataFormatException e) {
            throw new IOException(e);
        } finally {
            inflater.end();
        }
        return Boolean.TRUE.equals(container) ? kept.toByteArray() : null;
    }

    private void count(long bytes) throws Bomb {
        unpacked += bytes;
        if (unpacked > MOST_UNPACKED || (unpacked > SMALL && unpacked / Math.max(1, packed) > HIGHEST_RATIO)) {
            throw new Bomb("Unpacks to too much");
        }
    }

    private static void requireSmall(long size) throws Bomb {
        if (size > LARGEST_INNER) {
            throw new Bomb("A container inside is too large");
        }
    }

    private static boolean isContainer(byte[] start) {
        return start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
    }
}
