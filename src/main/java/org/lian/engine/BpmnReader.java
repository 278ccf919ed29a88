package org.lian.engine;

import java.io.InputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnParser;

/** Reads BPMN 2.0 as {@link org.camunda.bpm.model.bpmn.Bpmn} does, but faster. */
final class BpmnReader extends BpmnParser {
    private static final CompiledSchema SCHEMA =
            new CompiledSchema(BpmnParser.class, "org/camunda/bpm/model/bpmn/schema/BPMN20.xsd");
    private static final BpmnReader READER = new BpmnReader();

    private BpmnReader() {}

    /** Throws {@link org.camunda.bpm.model.xml.ModelException} when the file does not keep to the schema. */
    static BpmnModelInstance read(InputStream file) {
        return READER.parseModelFromStream(file);
    }

    @Override
    protected void configureFactory(DocumentBuilderFactory factory) {
        SCHEMA.applyTo(factory);
    }
}
