package org.lian.engine;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.model.xml.ModelException;
import org.xml.sax.SAXException;

/** The schema of BPMN 2.0, which the engine asks for only when it deploys. */
class BpmnSchema {
    private static final Pattern QUOTED = Pattern.compile("[:'](\\w+)[}']");

    private BpmnSchema() {}

    static List<ModelFinding> check(String resourceName, byte[] content) {
        try {
            BpmnReader.read(new ByteArrayInputStream(content));
            return List.of();
        } catch (ModelException broken) {
            return List.of(ModelFinding.error(
                    "schema",
                    "文件不符合 BPMN 2.0 的结构%s。请用本系统的编辑器或者 Camunda Modeler 打开后重新导出".formatted(place(broken)),
                    resourceName));
        }
    }

    /** The name of the element or attribute that does not belong there, as the validator quotes it. */
    private static String place(Throwable broken) {
        for (var cause = broken; cause != null; cause = cause.getCause()) {
            var named = cause instanceof SAXException ? QUOTED.matcher(String.valueOf(cause.getMessage())) : null;
            if (named != null && named.find()) {
                return "（" + named.group(1) + "）";
            }
        }
        return "";
    }
}
