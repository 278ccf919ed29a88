package org.lian.materials;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * The words of a Word file or of a plain text, without its look: a paragraph is a line, the cells of a table's row stand
 * side by side, a picture is said to be one. Read in the parsers' process, never believing a declared size.
 */
final class MaterialWords {
    /** About three hundred pages; more is read in the original. */
    static final int MOST = 400_000;

    private static final long MOST_UNPACKED = 64L << 20;
    private static final int CHUNK = 1 << 15;
    private static final String BODY = "word/document.xml";
    private static final String CUT = "\n\n……后面还有，这里没有显示，请下载原件查看。";

    private final StringBuilder words = new StringBuilder();
    private int cells;
    private boolean inText;

    private MaterialWords() {}

    static boolean isIn(FileType type) {
        return type == FileType.DOCX || type == FileType.TEXT;
    }

    static String of(FileType type, SealedScratch file) {
        try {
            return type == FileType.TEXT ? text(file) : new MaterialWords().body(file);
        } catch (IOException | XMLStreamException unreadable) {
            throw Look.invalid("NO_WORDS", "这份文件的文字读不出来，请下载原件查看。");
        }
    }

    private static String text(SealedScratch file) throws IOException {
        var length = (int) Math.min(file.length(), 4L * MOST);
        var bytes = file.read(0, length);
        var text = decoded(bytes, length < file.length());
        return text.length() > MOST ? text.substring(0, MOST) + CUT : text;
    }

    /** The national standard's encoding, as Windows saves it, where it is not Unicode. */
    private static String decoded(byte[] bytes, boolean cut) {
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            if (cut) {
                return new String(bytes, StandardCharsets.UTF_8);
            }
            return decoder.decode(ByteBuffer.wrap(bytes)).toString().replaceFirst("^\uFEFF", "");
        } catch (CharacterCodingException notUnicode) {
            return new String(bytes, Charset.forName("GB18030"));
        }
    }

    private String body(SealedScratch file) throws IOException, XMLStreamException {
        var directory = new CentralDirectory(file);
        while (directory.next()) {
            if (directory.name().equals(BODY)) {
                try (var part = opened(file, directory.header())) {
                    read(part);
                }
                return words.toString().strip();
            }
        }
        throw new IOException("No body");
    }

    private static InputStream opened(SealedScratch file, ByteBuffer header) throws IOException {
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
        return new Bounded(header.getShort(10) == 8 ? new InflaterInputStream(packed, new Inflater(true)) : packed);
    }

    private void read(InputStream part) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var reader = factory.createXMLStreamReader(part);
        while (reader.hasNext() && words.length() <= MOST) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> begins(reader.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> ends(reader.getLocalName());
                case XMLStreamConstants.CHARACTERS -> {
                    // Text stands in w:t alone; what was deleted, fields and numbers of the format do not.
                    if (inText) {
                        words.append(reader.getText());
                    }
                }
                default -> {
                    // Nothing that is read.
                }
            }
        }
        if (words.length() > MOST) {
            words.setLength(MOST);
            words.append(CUT);
        }
    }

    private void begins(String element) {
        switch (element) {
            case "t" -> inText = true;
            case "tab" -> words.append('\t');
            case "br", "cr" -> words.append('\n');
            case "drawing", "pict" -> words.append("［图片］");
            case "tc" -> {
                if (cells++ > 0) {
                    words.append(" ｜ ");
                }
            }
            case "tr" -> cells = 0;
            default -> {
                // The look of it.
            }
        }
    }

    private void ends(String element) {
        switch (element) {
            case "t" -> inText = false;
            case "p" -> words.append(cells > 0 ? " " : "\n");
            case "tr" -> {
                cells = 0;
                words.append('\n');
            }
            default -> {
                // Nothing ends that is seen.
            }
        }
    }

    /** A part that unpacks to no more than a court has a use for. */
    private static class Bounded extends InputStream {
        private final InputStream part;
        private long left = MOST_UNPACKED;

        Bounded(InputStream part) {
            this.part = part;
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
}
