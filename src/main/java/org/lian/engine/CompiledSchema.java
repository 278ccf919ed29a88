package org.lian.engine;

import java.net.URL;
import java.util.Arrays;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;

/** Schemas that come with Camunda, compiled once: its own readers compile them anew with each file, most of their time. */
final class CompiledSchema {
    private final Schema schema;

    /** @param resources of the class path, each of another namespace */
    CompiledSchema(Class<?> beside, String... resources) {
        var sources = Arrays.stream(resources)
                .map(resource -> source(beside, resource))
                .toArray(Source[]::new);
        try {
            schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(sources);
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Source source(Class<?> beside, String resource) {
        URL found = beside.getClassLoader().getResource(resource);
        return new StreamSource(Objects.requireNonNull(found, resource).toString());
    }

    /** A validator against them, for one thread. */
    Validator newValidator() {
        return schema.newValidator();
    }

    /** Reads against these schemas, and nothing from outside. */
    void applyTo(DocumentBuilderFactory factory) {
        factory.setNamespaceAware(true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        factory.setSchema(schema);
    }
}
