package org.lian.engine;

import java.util.Objects;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** Schemas of models, which the engine brings along. To read one takes longer than to hold a file against it. */
final class SchemaFiles {
    private SchemaFiles() {}

    /** @param location on the class path */
    static Schema read(String location, ClassLoader loader) {
        try {
            return SchemaFactory.newDefaultInstance()
                    .newSchema(Objects.requireNonNull(loader.getResource(location), location));
        } catch (SAXException e) {
            throw new IllegalStateException("No schema: " + location, e);
        }
    }
}
