package org.lian.materials;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.Enumeration;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A part of a ZIP container as it unpacks, to no more than a court has a use for and whatever its header declares. */
final class ZipPart extends InputStream {
    private static final long MOST_UNPACKED = 64L << 20;
    private static final int CHUNK = 1 << 15;

    private final InputStream part;
    private long left;

    private ZipPart(InputStream part, long most) {
        this.part = part;
        this.left = most;
    }

    /** @param header of the part in the {@link CentralDirectory} */
    static ZipPart of(SealedScratch file, ByteBuffer header) throws IOException {
        return of(file, header, MOST_UNPACKED);
    }

    /** One of which it is known that it unpacks to no more than a court has a use for. */
    static ZipPart measured(RandomBytes file, ByteBuffer header) throws IOException {
        return of(file, header, Long.MAX_VALUE);
    }

    private static ZipPart of(RandomBytes file, ByteBuffer header, long most) throws IOException {
        var size = header.getInt(20) & 0xffffffffL;
        var local = header.getInt(42) & 0xffffffffL;
        var here = CentralDirectory.littleEndian(file.read(local, 30));
        var start = local + 30 + (here.getShort(26) & 0xffff) + (here.getShort(28) & 0xffff);
        var packed = new SequenceInputStream(new Enumeration<InputStream>() {
            private long read;

            @Override
            public boolean hasMoreElements() {
                return read < size;
            }

            @Override
            public InputStream nextElement() {
                var next = (int) Math.min(CHUNK, size - read);
                var at = start + read;
                read += next;
                try {
                    return new ByteArrayInputStream(file.read(at, next));
                } catch (IOException endsTooEarly) {
                    return InputStream.nullInputStream();
                }
            }
        });
        return new ZipPart(
                header.getShort(10) == 8 ? new InflaterInputStream(packed, new Inflater(true)) : packed, most);
    }

    /** Without document types and entities. */
    XMLStreamReader xml() throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(this);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 1 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var count = part.read(target, offset, length);
        left -= Math.max(0, count);
        if (left < 0) {
            throw new Archive.Bomb("Unpacks to too much");
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        part.close();
    }
}
