package org.lian.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The reader of a model's XML, without its schema and without anything from outside. */
public class ModelXml {
    /** No model nests this deep; who walks it does so by recursion. */
    private static final int DEPTH = 100;

    private static final DocumentBuilderFactory BUILDERS = builders();

    private ModelXml() {}

    /** The root of the file, of a document of its own; several threads may read it, since nothing of it is made late. */
    public static Element root(byte[] content) throws SAXException {
        try {
            var builder = builder();
            builder.setErrorHandler(new Strict());
            var root = builder.parse(new ByteArrayInputStream(content)).getDocumentElement();
            requireShallow(root);
            return root;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DocumentBuilderFactory builders() {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
            return factory;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A factory is not for several threads. */
    private static DocumentBuilder builder() {
        synchronized (BUILDERS) {
            try {
                return BUILDERS.newDocumentBuilder();
            } catch (ParserConfigurationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void requireShallow(Element root) throws SAXException {
        int depth = 0;
        for (Node node = root; node != null; ) {
            if (depth > DEPTH) {
                throw new SAXException("Nested too deep");
            }
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            while (node != root && node.getNextSibling() == null) {
                node = node.getParentNode();
                depth--;
            }
            node = node == root ? null : node.getNextSibling();
        }
    }

    public static List<Element> children(Element element) {
        var children = new ArrayList<Element>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    public static List<Attr> attributes(Element element) {
        var attributes = new ArrayList<Attr>();
        var map = element.getAttributes();
        for (int i = 0; i < map.getLength(); i++) {
            var attribute = (Attr) map.item(i);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                attributes.add(attribute);
            }
        }
        return attributes;
    }

    /** Text of the element itself, joined as the engine joins it: comments and children do not part it. */
    public static String text(Element element) {
        var text = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(node.getNodeValue());
            }
        }
        return text.toString().strip();
    }

    public static String namespace(Node node) {
        return node.getNamespaceURI() == null ? "" : node.getNamespaceURI();
    }

    public static boolean is(Element element, String name) {
        return name.equals(element.getLocalName());
    }

    public static void walk(Element element, Consumer<Element> visit) {
        visit.accept(element);
        var node = element.getFirstChild();
        while (node != null) {
            // Whoever visits may take the node away.
            var next = node.getNextSibling();
            if (node instanceof Element child) {
                walk(child, visit);
            }
            node = next;
        }
    }

    /** Attribute by local name, whatever its namespace. */
    public static String attribute(Element element, String name) {
        for (var attribute : attributes(element)) {
            if (name.equals(attribute.getLocalName())) {
                return attribute.getValue();
            }
        }
        return "";
    }

    /** Id of the element or of the nearest one around it. */
    public static String place(Element element) {
        for (Node node = element; node instanceof Element near; node = node.getParentNode()) {
            if (near.hasAttribute("id")) {
                return near.getAttribute("id");
            }
        }
        return element.getNodeName();
    }

    /** Faults are thrown, none is printed. */
    static class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) {}

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
