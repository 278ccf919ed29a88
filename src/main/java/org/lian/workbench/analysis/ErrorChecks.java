package org.lian.workbench.analysis;

import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** 判断不明: a step that can give no answer still leads to a person, because the event at its edge catches what it throws. */
class ErrorChecks {
    private final DiagramFile diagram;
    private final DiagramFile shipped;
    private final TableFindings findings;

    /** @param shipped the program's own diagram of the rule */
    ErrorChecks(DiagramFile diagram, DiagramFile shipped, TableFindings findings) {
        this.diagram = diagram;
        this.shipped = shipped;
        this.findings = findings;
    }

    void check() {
        var known = shipped.nodes("boundaryEvent").stream()
                .map(shipped::caught)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        diagram.nodes("boundaryEvent").forEach(event -> {
            var code = diagram.caught(event);
            if (code != null && !known.contains(code)) {
                findings.block(
                        "ERROR_CODE",
                        "“%s”接的错误%s没有哪一步会给出，出错的案件就停住。%s"
                                .formatted(
                                        diagram.label(event.getAttribute("id")),
                                        code.isEmpty() ? "没有写代码，" : "代码 " + code + " ",
                                        known.isEmpty() ? "请删除" : "请改回 " + String.join("、", known)),
                        event.getAttribute("id"));
            }
        });
        diagram.nodes().forEach(this::kept);
    }

    /** A step that had such an event has one, also under a new id. */
    private void kept(String id, Element node) {
        var step = DiagramFile.ours(node, "delegateExpression");
        if (step.isEmpty() || catches(diagram, id)) {
            return;
        }
        shipped.nodes().entrySet().stream()
                .filter(was -> step.equals(DiagramFile.ours(was.getValue(), "delegateExpression")))
                .map(Map.Entry::getKey)
                .filter(was -> was.equals(id) || !shipped.nodes().containsKey(id))
                .filter(was -> catches(shipped, was))
                .findFirst()
                .ifPresent(was -> findings.block(
                        "ERROR_CODE", "“%s”边上接错误的事件不见了，表没有唯一结论时案件就停住。请恢复，接到人工认定".formatted(diagram.label(id)), id));
    }

    private static boolean catches(DiagramFile file, String activity) {
        return file.attachedTo(activity).stream().anyMatch(event -> file.caught(event) != null);
    }
}
