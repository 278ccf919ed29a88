package org.lian.documents;

import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The words of a filled page without its shape, as the portal shows them. */
final class ReadAloud {
    private static final Set<String> LINES = Set.of("p", "h2", "div", "tr", "li", "table", "br");

    /** Of the JDK, found once: looking for another one in every jar would take longer than reading. */
    private static final DocumentBuilderFactory PAGES = pages();

    private final StringBuilder text = new StringBuilder();

    private ReadAloud() {}

    /** The title and the text of a page, read in one go. */
    record Words(String title, String text) {}

    static Words of(String page) {
        var document = document(page);
        return new Words(title(document), text(document));
    }

    /** The page's title. */
    static String title(String page) {
        return title(document(page));
    }

    /** What stands below the heading, a line a paragraph; what only paper needs is left out. */
    static String text(String page) {
        return text(document(page));
    }

    private static String title(Document document) {
        return document.getElementsByTagName("title").item(0).getTextContent().strip();
    }

    private static String text(Document document) {
        var reader = new ReadAloud();
        reader.read(document.getElementsByTagName("body").item(0));
        return reader.text.toString().replaceAll("[ \\t]*\\n\\s*", "\n\n").strip();
    }

    private void read(Node node) {
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE) {
                text.append(child.getTextContent().replaceAll("\\s*\\n\\s*", ""));
            } else if (child instanceof Element element && isRead(element)) {
                var line = LINES.contains(element.getTagName());
                text.append(line ? "\n" : isCell(element) && text.length() > 0 && !endsLine() ? "　" : "");
                read(element);
                text.append(line ? "\n" : "");
            }
        }
    }

    private static boolean isCell(Element element) {
        return element.getTagName().equals("td") || element.getTagName().equals("th");
    }

    private boolean endsLine() {
        return text.charAt(text.length() - 1) == '\n';
    }

    private static boolean isRead(Element element) {
        return !element.getTagName().equals("h1")
                && !element.getAttribute("class").contains("on-paper");
    }

    private static Document document(String page) {
        try {
            return PAGES.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("A template is no XHTML", e);
        }
    }

    private static DocumentBuilderFactory pages() {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        return factory;
    }
}
