package org.lian.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.transform.dom.DOMSource;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.impl.BpmnParser;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The schema of BPMN 2.0, which the engine asks for only when it deploys. */
class BpmnSchema {
    private static final Pattern QUOTED = Pattern.compile("[:'](\\w+)[}']");

    private static final CompiledSchema SCHEMA =
            new CompiledSchema(BpmnParser.class, BpmnModelConstants.BPMN_20_SCHEMA_LOCATION);

    private BpmnSchema() {}

    /** @param root of the file, read without its schema */
    static List<ModelFinding> check(String resourceName, Element root) {
        try {
            var validator = SCHEMA.newValidator();
            validator.setErrorHandler(new ModelXml.Strict());
            validator.validate(new DOMSource(root));
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException broken) {
            return List.of(ModelFinding.error(
                    "schema",
                    "文件不符合 BPMN 2.0 的结构%s。请用本系统的编辑器或者 Camunda Modeler 打开后重新导出".formatted(place(broken)),
                    resourceName));
        }
    }

    /** The name of the element or attribute that does not belong there, as the validator quotes it. */
    private static String place(SAXException broken) {
        var named = QUOTED.matcher(String.valueOf(broken.getMessage()));
        return named.find() ? "（" + named.group(1) + "）" : "";
    }
}
