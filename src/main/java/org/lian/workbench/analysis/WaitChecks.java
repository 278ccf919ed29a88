package org.lian.workbench.analysis;

import java.util.Set;

/**
 * 等待: nothing new waits. In the flow a filing would stand there with nobody's task, while the law's clock is not yet set
 * or its paper not yet served; beside the flow the diagram, and who called it, does not end before the wait does. Nor
 * does anything new listen for a message: with two that listen it reaches neither.
 */
class WaitChecks {
    private static final Set<String> WAITS = Set.of("intermediateCatchEvent", "receiveTask", "eventBasedGateway");
    private static final Set<String> LISTENS = Set.of("boundaryEvent", "startEvent");

    private final DiagramFile diagram;
    private final DiagramFile shipped;
    private final ShippedNodes nodes;
    private final TableFindings findings;

    /** @param shipped the program's own diagram of the rule */
    WaitChecks(DiagramFile diagram, DiagramFile shipped, TableFindings findings) {
        this.diagram = diagram;
        this.shipped = shipped;
        this.nodes = new ShippedNodes(diagram, shipped);
        this.findings = findings;
    }

    void check() {
        diagram.nodes().forEach((id, node) -> {
            if (nodes.original(id).isPresent()) {
                return;
            }
            var kind = String.valueOf(node.getLocalName());
            if (LISTENS.contains(kind) && diagram.awaited().containsKey(id)) {
                findings.block("MESSAGE_TAKEN", listens(id, kind), id);
            }
            if (WAITS.contains(kind)) {
                findings.block(
                        "WAIT_ADDED",
                        (isChanged(id, kind)
                                        ? "“%s”等的时间或者消息改了：别的步骤算好的期限、发来的消息和它对不上，案件会停在这里。请改回原来的；要改期限的长短，改期限的表"
                                        : "新加的“%s”要等：案件会停在这里，没有人的任务；在旁边等，整张图也要等它才能结束。请删除；要到时提醒的，在任务的边上加不中断的定时事件，到时就做，做完就结束")
                                .formatted(diagram.label(id)),
                        id);
            }
        });
    }

    private String listens(String id, String kind) {
        var message = diagram.awaited().getOrDefault(id, "");
        var other = shipped.awaited().entrySet().stream()
                .filter(known ->
                        known.getValue().equals(message) && !known.getKey().equals(id))
                .findFirst();
        return (isChanged(id, kind) ? "“%s”改成了等消息“%s”：" : "新加的“%s”等消息“%s”：").formatted(diagram.label(id), message)
                + other.map(known -> "“" + shipped.label(known.getKey()) + "”也等它，两处同时等，消息一处也送不到，案件停住。")
                        .orElse("这个流程收不到它，案件停住。")
                + (isChanged(id, kind) ? "请改回原来的消息" : "请删除，要做的放在原来等它的地方后面");
    }

    /** Whether it is a shipped element that waits for something else now. */
    private boolean isChanged(String id, String kind) {
        var was = shipped.nodes().get(id);
        return was != null && kind.equals(was.getLocalName());
    }
}
