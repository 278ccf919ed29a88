package org.lian.materials;

import java.io.IOException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The body of a Word file, read through without its look: a paragraph is a line, the cells of a table's row stand side by
 * side, a picture is said to be one.
 */
final class WordBody {
    private static final String BODY = "word/document.xml";

    private final StringBuilder words = new StringBuilder();
    private int cells;
    private boolean inText;

    private WordBody() {}

    /** Its words, as far as they are wanted. */
    static String of(SealedScratch file) throws IOException, XMLStreamException {
        var directory = new CentralDirectory(file);
        while (directory.next()) {
            if (directory.name().equals(BODY)) {
                var body = new WordBody();
                try (var part = ZipPart.of(file, directory.header())) {
                    body.read(part.xml());
                }
                return body.words.toString().strip();
            }
        }
        throw new IOException("No body");
    }

    private void read(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext() && words.length() <= MaterialWords.MOST) {
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
}
