package org.lian.engine;

import java.util.Optional;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The two kinds of model that the court's analysts keep. */
public enum ModelKind {
    DECISION("decisions/", ".dmn", "决策表"),
    PROCESS("processes/", ".bpmn", "流程图");

    private final String folder;
    private final String ending;
    private final String label;

    ModelKind(String folder, String ending, String label) {
        this.folder = folder;
        this.ending = ending;
        this.label = label;
    }

    /** What the file is, by its root; empty when it is neither, or no XML at all. */
    public static Optional<ModelKind> of(byte[] content) {
        try {
            return of(ModelXml.root(content));
        } catch (SAXException noXml) {
            return Optional.empty();
        }
    }

    /** What the file with this root is; empty when it is neither. */
    static Optional<ModelKind> of(Element root) {
        if (!ModelXml.is(root, "definitions")) {
            return Optional.empty();
        }
        return Optional.of(DiagramRules.BPMN.equals(ModelXml.namespace(root)) ? PROCESS : DECISION);
    }

    /** Where the rule's file lies, in the engine and in the repository. */
    public String resource(String rule) {
        return folder + rule + ending;
    }

    /** The rule that a file of this name would be. */
    public String ruleOf(String resource) {
        var file = resource.substring(resource.lastIndexOf('/') + 1);
        return file.endsWith(ending) ? file.substring(0, file.length() - ending.length()) : file;
    }

    public String label() {
        return label;
    }
}
