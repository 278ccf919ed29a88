package org.lian.workbench.analysis;

import java.util.Set;

/**
 * 等待: nothing new waits. In the flow a filing would stand there with nobody's task, while the law's clock is not yet set
 * or its paper not yet served; beside the flow the diagram, and who called it, does not end before the wait does.
 */
class WaitChecks {
    private static final Set<String> WAITS = Set.of("intermediateCatchEvent", "receiveTask", "eventBasedGateway");

    private final DiagramFile diagram;
    private final ShippedNodes nodes;
    private final Findings findings;

    /** @param shipped the program's own diagram of the rule */
    WaitChecks(DiagramFile diagram, DiagramFile shipped, Findings findings) {
        this.diagram = diagram;
        this.nodes = new ShippedNodes(diagram, shipped);
        this.findings = findings;
    }

    void check() {
        diagram.nodes().forEach((id, node) -> {
            if (WAITS.contains(String.valueOf(node.getLocalName()))
                    && nodes.original(id).isEmpty()) {
                findings.block(
                        "WAIT_ADDED",
                        "新加的“%s”要等：案件会停在这里，没有人的任务；在旁边等，整张图也要等它才能结束。请删除；要到时提醒的，在任务的边上加不中断的定时事件，到时就做，做完就结束"
                                .formatted(diagram.label(id)),
                        id);
            }
        });
    }
}
