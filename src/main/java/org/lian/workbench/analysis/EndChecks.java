package org.lian.workbench.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.engine.ModelXml;
import org.w3c.dom.Element;

/** An end that does more than end its own way (终止 ends all that runs) is one that ships with the program. */
class EndChecks {
    private final DiagramFile diagram;
    private final @Nullable DiagramFile shipped;
    private final TableFindings findings;

    EndChecks(DiagramFile diagram, @Nullable DiagramFile shipped, TableFindings findings) {
        this.diagram = diagram;
        this.shipped = shipped;
        this.findings = findings;
    }

    void check() {
        for (var end : diagram.nodes("endEvent")) {
            var kinds = kinds(end);
            if (!kinds.isEmpty() && !kinds.equals(shipped(end.getAttribute("id")))) {
                findings.block(
                        "EVENT_KIND",
                        "结束事件不能改成“%s”：%s。请改回普通的结束事件"
                                .formatted(
                                        String.join("、", kinds),
                                        kinds.contains("终止") ? "案件里还在办的别的步骤会一起停掉，随程序发布的流程图在这里没有" : "没有步骤接住它"),
                        end.getAttribute("id"));
            }
        }
    }

    private List<String> shipped(String id) {
        var end = shipped == null ? null : shipped.nodes().get(id);
        return end == null || !ModelXml.is(end, "endEvent") ? List.of() : kinds(end);
    }

    private static List<String> kinds(Element end) {
        return ModelXml.children(end).stream()
                .flatMap(child -> EventKinds.word(child).stream())
                .toList();
    }
}
