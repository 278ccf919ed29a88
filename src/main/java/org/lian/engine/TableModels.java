package org.lian.engine;

import java.io.ByteArrayInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.validation.Schema;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.impl.DmnModelConstants;
import org.camunda.bpm.model.dmn.impl.DmnParser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * Tables as the engine reads them, quicker: with each table its own reader reads the schemas of six versions of DMN again.
 * Ours keeps the one that our tables are written in and leaves the others to the engine.
 */
public final class TableModels {
    private static final Parser PARSER = new Parser();

    private TableModels() {}

    /** The model of a file, with what its schema presumes; throws {@code ModelException} for what is no table. */
    public static DmnModelInstance read(byte[] dmn) {
        var content = new ByteArrayInputStream(dmn);
        return isOurs(dmn) ? (DmnModelInstance) PARSER.parseModelFromStream(content) : Dmn.readModelFromStream(content);
    }

    private static boolean isOurs(byte[] dmn) {
        try {
            return DmnModelConstants.DMN13_NS.equals(ModelXml.namespace(ModelXml.root(dmn)));
        } catch (SAXException unreadable) {
            // The engine has the words for it.
            return false;
        }
    }

    private static final class Parser extends DmnParser {
        private static final String SCHEMA_LANGUAGE = "http://java.sun.com/xml/jaxp/properties/schemaLanguage";
        private static final String SCHEMA_SOURCE = "http://java.sun.com/xml/jaxp/properties/schemaSource";

        /** Instead of naming the schemas, which the factory would read anew for each file, it is given one that is read. */
        @Override
        protected void configureFactory(DocumentBuilderFactory factory) {
            super.configureFactory(factory);
            factory.setAttribute(SCHEMA_LANGUAGE, null);
            factory.setAttribute(SCHEMA_SOURCE, null);
            factory.setValidating(false);
            factory.setSchema(Kept.SCHEMA);
        }

        @Override
        protected @Nullable Schema createSchema(String location, ClassLoader loader) {
            return location.equals(DmnModelConstants.DMN_13_SCHEMA_LOCATION) ? Kept.SCHEMA : null;
        }
    }

    /** Read before the parser, whose factory is made first of all. */
    private static final class Kept {
        static final Schema SCHEMA =
                SchemaFiles.read(DmnModelConstants.DMN_13_SCHEMA_LOCATION, DmnParser.class.getClassLoader());
    }
}
