package org.lian.materials;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.lian.vocabulary.Refusal;

/**
 * One part of an Office document as it is unpacked. Refused where it would fetch something from elsewhere (a template, a
 * picture, another workbook), carries a program or an object, or declares entities; links that somebody must click stay.
 */
final class OfficePart {
    private static final byte[] OLE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    private static final String DOCTYPE = "<!DOCTYPE";
    private static final int MOST_RELATIONS = 4 << 20;

    /** To the web, to a mailbox, to a place in the document, to a neighbour: no share, no other program. */
    private static final Pattern LINK = Pattern.compile("(?i)(https?|mailto):.*|#.*|(?!//)[^:\\\\]*", Pattern.DOTALL);

    private final String name;
    private final boolean relations;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final byte[] start = new byte[OLE.length];
    private int started;
    private String tail = "";

    OfficePart(String name) {
        this.name = name.toLowerCase(Locale.ROOT);
        this.relations = this.name.endsWith(".rels");
    }

    /** The next bytes of the part. */
    void read(byte[] chunk, int count) throws Archive.Bomb {
        // Whatever its name; piece by piece, since a sender may make the first pieces as small as he likes.
        for (var i = 0; i < count && started < OLE.length; i++) {
            start[started++] = chunk[i];
        }
        if (Arrays.equals(start, OLE)) {
            throw name.contains("vba") ? macros() : embedded();
        }
        if (name.contains("macrosheets/")) {
            throw macros();
        }
        if (!name.contains("/media/")) {
            refuseEntities(chunk, count);
        }
        if (relations) {
            kept.write(chunk, 0, count);
            if (kept.size() > MOST_RELATIONS) {
                throw new Archive.Bomb("Too many relations");
            }
        }
    }

    private void refuseEntities(byte[] chunk, int count) {
        // Without its zeros, text of two bytes a letter reads as text of one.
        var text = tail + new String(chunk, 0, count, StandardCharsets.ISO_8859_1).replace("\0", "");
        if (text.contains(DOCTYPE)) {
            throw active("DOCTYPE 声明");
        }
        tail = text.substring(Math.max(0, text.length() - DOCTYPE.length()));
    }

    /** The part is all there. */
    void end() throws IOException {
        if (relations) {
            try {
                relations();
            } catch (XMLStreamException e) {
                throw new IOException(e);
            }
        }
    }

    private void relations() throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var reader = factory.createXMLStreamReader(new ByteArrayInputStream(kept.toByteArray()));
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("Relationship")) {
                relation(attribute(reader, "Type"), attribute(reader, "TargetMode"), attribute(reader, "Target"));
            }
        }
    }

    private static void relation(String type, String mode, String target) {
        if (type.endsWith("/aFChunk")) {
            throw active("另一份文档的内容");
        }
        if (!mode.equalsIgnoreCase("External")) {
            return;
        }
        if (!type.endsWith("/hyperlink")) {
            throw active("对外部模板、图片或者其他文件的引用");
        }
        requireLink(target);
    }

    /** A link that somebody must click leads to a page, a mailbox or a neighbour. */
    static void requireLink(String target) {
        if (!LINK.matcher(target.strip()).matches()) {
            throw active("指向网页、邮箱以外的链接");
        }
    }

    /** Whether it reads as XML, whatever its name: which part is the document, its relations alone say. */
    boolean isXml() {
        for (var one : start) {
            // A mark of the byte order, and the zeros of text of two bytes a letter.
            if (one != 0 && one > ' ') {
                return one == '<';
            }
        }
        return false;
    }

    private static String attribute(XMLStreamReader reader, String name) {
        var value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    static Refusal macros() {
        return Look.invalid("OFFICE_MACROS", "这份 Office 文件含有宏，出于安全不能接收。请另存为 PDF 或不含宏的文件后上传。");
    }

    static Refusal embedded() {
        return Look.invalid("OFFICE_EMBEDDED", "这份 Office 文件里嵌有其他程序的对象，出于安全不能接收。请另存为 PDF 后上传，也可以打印后拍照上传。");
    }

    static Refusal active(String what) {
        return Look.invalid("OFFICE_ACTIVE", "这份 Office 文件里有%s，出于安全不能接收。请另存为 PDF 后上传，也可以打印后拍照上传。".formatted(what));
    }
}
