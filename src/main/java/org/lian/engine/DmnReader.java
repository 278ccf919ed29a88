package org.lian.engine;

import java.io.InputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.impl.DmnParser;

/** The reader of DMN of every version that Camunda knows; it reads as {@link org.camunda.bpm.model.dmn.Dmn} does, but faster. */
public final class DmnReader extends DmnParser {
    private static final String FOLDER = "org/camunda/bpm/model/dmn/schema/";
    private static final CompiledSchema SCHEMA = new CompiledSchema(
            DmnParser.class,
            FOLDER + "DMN15.xsd",
            FOLDER + "DMN14.xsd",
            FOLDER + "DMN13.xsd",
            FOLDER + "DMN12.xsd",
            FOLDER + "DMN11.xsd",
            FOLDER + "DMN11_Alternative.xsd");
    private static final DmnReader READER = new DmnReader();

    private DmnReader() {}

    /** Throws {@link org.camunda.bpm.model.xml.ModelException} when the file does not keep to the schema. */
    public static DmnModelInstance read(InputStream file) {
        return READER.parseModelFromStream(file);
    }

    @Override
    protected void configureFactory(DocumentBuilderFactory factory) {
        SCHEMA.applyTo(factory);
    }
}
