package org.lian.workbench.analysis;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.engine.ModelXml;
import org.w3c.dom.Element;

/** 先保存: what ships with a save point keeps it, so that nothing received or sent is lost with a fault that follows. */
class SavePointChecks {
    private static final Map<String, String> SAVES = Map.of("asyncBefore", "之前先保存", "asyncAfter", "之后先保存");
    private static final String ALONE = "exclusive";

    private final DiagramFile diagram;
    private final @Nullable DiagramFile shipped;
    private final TableFindings findings;

    SavePointChecks(DiagramFile diagram, @Nullable DiagramFile shipped, TableFindings findings) {
        this.diagram = diagram;
        this.shipped = shipped;
        this.findings = findings;
    }

    void check() {
        diagram.nodes().forEach((id, node) -> {
            var ours = shipped == null ? null : shipped.nodes().get(id);
            if (ours != null) {
                SAVES.forEach((attribute, words) -> {
                    if (isOn(ours, attribute) && !isOn(node, attribute)) {
                        findings.block(
                                "SAVE_POINT",
                                "随程序发布的这一步%s，后面出错时不会把它一起撤销，现在没有了。请恢复 %s=\"true\"".formatted(words, attribute),
                                id);
                    }
                });
            }
            if (isShared(node) && (ours == null || !isShared(ours))) {
                findings.block("SAVE_POINT", "同一个案件的几步不能同时运行，会互相覆盖。请删除 exclusive，或者写成 exclusive=\"true\"", id);
            }
        });
    }

    /** The engine reads the exact word. */
    private static boolean isOn(Element node, String attribute) {
        return node.getAttributeNS(DiagramFile.CAMUNDA, attribute).equals("true");
    }

    /** The engine takes the attribute in an older namespace too, and every word but one for no. */
    private static boolean isShared(Element node) {
        return ModelXml.attributes(node).stream()
                .anyMatch(attribute -> ALONE.equals(attribute.getLocalName())
                        && !attribute.getValue().equals("true"));
    }
}
