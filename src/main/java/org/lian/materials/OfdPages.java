package org.lian.materials;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The pages of an OFD file (GB/T 33190) in their order, read through without their look: what stands at one height is a
 * line, from left to right, with what the page's template says. Seals and signatures are in the original alone.
 */
final class OfdPages {
    static final String ROOT = "OFD.xml";

    private static final int MOST_PAGES = 500;
    /** Millimetres within which two pieces stand on one line. */
    private static final double ONE_LINE = 1.5;
    /** Millimetres between two pieces that are more than the space of a letter. */
    private static final double GAP = 2;

    private static final String SEALED = "（这份文件有电子签名或者签章，要在原件里看。）";

    private final SealedScratch file;
    private final Map<String, ByteBuffer> parts = new HashMap<>();
    private boolean sealed;

    private OfdPages(SealedScratch file) throws IOException {
        this.file = file;
        var directory = new CentralDirectory(file);
        while (directory.next()) {
            var name = directory.name();
            parts.put(name, directory.header());
            sealed |= name.contains("/Signs/") && name.endsWith("/Signature.xml");
        }
    }

    /** Their words, as far as they are wanted. */
    static String of(SealedScratch file) throws IOException, XMLStreamException {
        return new OfdPages(file).read();
    }

    private String read() throws IOException, XMLStreamException {
        var words = new StringBuilder();
        var pages = 0;
        for (var document : documents()) {
            for (var page : document.pages) {
                if (++pages > MOST_PAGES || words.length() > MaterialWords.MOST) {
                    return words.toString();
                }
                words.append(words.isEmpty() ? "" : "\n\n").append("第 %d 页\n".formatted(pages));
                words.append(lines(pieces(document, page)));
            }
        }
        if (pages == 0) {
            throw new IOException("No pages");
        }
        return words.append(sealed ? "\n\n" + SEALED : "").toString();
    }

    private List<Sheets> documents() throws IOException, XMLStreamException {
        var found = new ArrayList<Sheets>();
        var roots = new ArrayList<String>();
        each(ROOT, reader -> {
            if (reader.getLocalName().equals("DocRoot")) {
                roots.add(under("", reader.getElementText().strip()));
            }
        });
        for (var root : roots) {
            var folder = root.substring(0, root.lastIndexOf('/') + 1);
            var document = new Sheets(new ArrayList<>(), new HashMap<>());
            each(root, reader -> {
                var place = reader.getAttributeValue(null, "BaseLoc");
                if (place != null && reader.getLocalName().equals("Page")) {
                    document.pages.add(under(folder, place));
                } else if (place != null && reader.getLocalName().equals("TemplatePage")) {
                    document.templates.put(reader.getAttributeValue(null, "ID"), under(folder, place));
                }
            });
            found.add(document);
        }
        return found;
    }

    private List<Printed> pieces(Sheets document, String page) throws IOException, XMLStreamException {
        var found = new ArrayList<Printed>();
        var templates = new ArrayList<String>();
        each(page, reader -> {
            if (reader.getLocalName().equals("Template")) {
                var template = document.templates.get(reader.getAttributeValue(null, "TemplateID"));
                if (template != null) {
                    templates.add(template);
                }
            } else {
                piece(reader, found);
            }
        });
        for (var template : templates) {
            each(template, reader -> piece(reader, found));
        }
        return found;
    }

    /** The text or the picture that begins here, if one does. */
    private static void piece(XMLStreamReader reader, List<Printed> found) throws XMLStreamException {
        var element = reader.getLocalName();
        if (!element.equals("TextObject") && !element.equals("ImageObject")) {
            return;
        }
        var box = numbers(reader.getAttributeValue(null, "Boundary"));
        var words = element.equals("TextObject") ? codes(reader) : "［图片］";
        if (!words.isBlank()) {
            found.add(new Printed(box[0], box[1] + box[3], box[2], words));
        }
    }

    /** The text of all places of one object. */
    private static String codes(XMLStreamReader reader) throws XMLStreamException {
        var words = new StringBuilder();
        while (reader.hasNext()) {
            var event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("TextCode")) {
                words.append(reader.getElementText());
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && reader.getLocalName().equals("TextObject")) {
                break;
            }
        }
        return words.toString();
    }

    private static String lines(List<Printed> pieces) {
        pieces.sort(Comparator.comparingDouble(Printed::bottom));
        var text = new StringBuilder();
        var line = new ArrayList<Printed>();
        for (var piece : pieces) {
            if (!line.isEmpty() && piece.bottom - line.get(0).bottom > ONE_LINE) {
                text.append(side(line)).append('\n');
                line.clear();
            }
            line.add(piece);
        }
        return text.append(side(line)).toString();
    }

    private static String side(List<Printed> line) {
        line.sort(Comparator.comparingDouble(Printed::left));
        var text = new StringBuilder();
        var end = Double.MAX_VALUE;
        for (var piece : line) {
            text.append(piece.left - end > GAP ? "  " : "").append(piece.words);
            end = piece.left + piece.width;
        }
        return text.toString();
    }

    /** Left, top, width and height in millimetres; noughts where they are not said. */
    private static double[] numbers(@Nullable String boundary) {
        var box = new double[4];
        var said = boundary == null ? new String[0] : boundary.strip().split("\\s+", 5);
        for (var n = 0; n < Math.min(said.length, 4); n++) {
            try {
                box[n] = Double.parseDouble(said[n]);
            } catch (NumberFormatException unsaid) {
                box[n] = 0;
            }
        }
        return box;
    }

    private void each(String name, EachElement what) throws IOException, XMLStreamException {
        var header = parts.get(name);
        if (header == null) {
            throw new IOException("A part is missing");
        }
        try (var part = ZipPart.of(file, header)) {
            var reader = part.xml();
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    what.at(reader);
                }
            }
        }
    }

    /** A place as the file writes it: from the root when it begins so, else from the folder of who says it. */
    private static String under(String folder, String place) {
        return place.startsWith("/") ? place.substring(1) : folder + place;
    }

    private interface EachElement {
        void at(XMLStreamReader reader) throws XMLStreamException;
    }

    /** A document of the file: its pages in their order and its templates by their ids. */
    private record Sheets(List<String> pages, Map<String, String> templates) {}

    /** A text or picture: its place in millimetres from the left and the top of the page. */
    private record Printed(double left, double bottom, double width, String words) {}
}
