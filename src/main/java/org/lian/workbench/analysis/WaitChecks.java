package org.lian.workbench.analysis;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lian.engine.ModelXml;
import org.w3c.dom.Element;

/**
 * 等待: nothing new waits on a way to what is shipped. A filing would stand there with nobody's task, while the law's clock
 * is not yet set or its paper not yet served. Beside the flow, on a way that never comes back, a new event may wait.
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
                heldUp(id)
                        .ifPresent(shipped -> findings.block(
                                "WAIT_ADDED",
                                "新加的“%s”要等：案件会停在这里，没有人的任务，到不了“%s”。请删除；要到时提醒的，请用不中断的边界事件，另走一条不回到原有流程的路"
                                        .formatted(diagram.label(id), diagram.label(shipped)),
                                id));
            }
        });
    }

    /** The first shipped node behind a new one. */
    private Optional<String> heldUp(String id) {
        var seen = new LinkedHashSet<String>();
        var open = new ArrayDeque<>(behind(id).toList());
        while (!open.isEmpty()) {
            var next = open.poll();
            if (seen.add(next)) {
                if (nodes.original(next).isPresent()) {
                    return Optional.of(next);
                }
                behind(next).forEach(open::add);
            }
        }
        return Optional.empty();
    }

    /** Where a node leads, at its edge and through its inside too; an end inside a part leads where the part leads. */
    private Stream<String> behind(String id) {
        var node = diagram.nodes().get(id);
        if (node == null) {
            return Stream.empty();
        }
        var on = diagram.from(id).stream().map(flow -> flow.getAttribute("targetRef"));
        var aside = diagram.attachedTo(id).stream().map(event -> event.getAttribute("id"));
        var inside = diagram.nodes("startEvent").stream()
                .filter(start -> DiagramFile.parent(start).equals(id))
                .map(start -> start.getAttribute("id"));
        return Stream.of(on, aside, inside, outside(node)).flatMap(each -> each);
    }

    /** Of the last node of a part: what stands behind the part. */
    private Stream<String> outside(Element node) {
        var part = DiagramFile.parent(node);
        return diagram.from(node.getAttribute("id")).isEmpty()
                        && diagram.nodes().containsKey(part)
                        && ModelXml.is(diagram.nodes().get(part), "subProcess")
                ? diagram.from(part).stream().map(flow -> flow.getAttribute("targetRef"))
                : Stream.empty();
    }
}
