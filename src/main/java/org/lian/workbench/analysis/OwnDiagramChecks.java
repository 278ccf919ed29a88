package org.lian.workbench.analysis;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * 本院自己的流程图: it runs through. Whoever calls it waits until it ends, so a case would stand in it without a task that
 * has a page and without a clock of the law; and a message that it took would no longer reach whom it is for. It calls
 * nothing: where a called step may stand is judged in the diagram that the filing goes through.
 */
class OwnDiagramChecks {
    private static final Set<String> WAITS = Set.of("receiveTask", "eventBasedGateway", "intermediateCatchEvent");
    private static final List<String> TRIGGERS = List.of(
            "timerEventDefinition",
            "messageEventDefinition",
            "signalEventDefinition",
            "conditionalEventDefinition",
            "escalationEventDefinition");

    private final DiagramFile diagram;
    private final TableFindings findings;

    OwnDiagramChecks(DiagramFile diagram, TableFindings findings) {
        this.diagram = diagram;
        this.findings = findings;
    }

    void check() {
        diagram.nodes().forEach((id, node) -> {
            if ("callActivity".equals(node.getLocalName())) {
                findings.block(
                        "CALL_FROM_OWN",
                        "本院自己的流程图不能再调用别的流程“%s”：被调用的步骤要求案件已经办到那里，在这里会失败，案件停住。请删除，要用的直接画在随程序发布的流程图里"
                                .formatted(diagram.label(id)),
                        id);
            } else if ("userTask".equals(node.getLocalName())) {
                findings.block(
                        "UNKNOWN_TASK",
                        "本院自己的流程图里不能有人工任务“%s”：它不在法定期限之内，没有人办，调用它的案件就一直停着。请删除，画在“自助立案”的“法院审查”里"
                                .formatted(diagram.label(id)),
                        id);
            } else if (WAITS.contains(String.valueOf(node.getLocalName()))
                    || triggers(node).findAny().isPresent()) {
                findings.block(
                        "WAIT_ADDED",
                        "本院自己的流程图要一口气办完，“%s”却要等时间或者消息：调用它的案件会停在里面，没有任务，也没有期限。请删除".formatted(diagram.label(id)),
                        id);
            }
        });
    }

    private static Stream<Element> triggers(Element node) {
        return TRIGGERS.stream().flatMap(kind -> DiagramFile.children(node, kind).stream());
    }
}
