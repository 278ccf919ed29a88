package org.lian.workbench.analysis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.engine.ModelXml;
import org.lian.workbench.analysis.Ways.Point;
import org.w3c.dom.Element;

/** Whether a token can come everywhere, wait nowhere for ever, and end. */
class DiagramFlow {
    private static final Set<String> WAITS = Set.of("userTask", "intermediateCatchEvent", "eventBasedGateway");
    private static final Set<String> EVENTS = Set.of("boundaryEvent", "startEvent");
    /** An error comes at once. */
    private static final Set<String> AT_ONCE = Set.of("", "errorEventDefinition");

    private final DiagramFile diagram;
    private final @Nullable DiagramFile base;
    private final Set<String> waiting;
    private final Findings findings;

    /** @param waiting the diagrams in which every case waits for a person */
    DiagramFlow(DiagramFile diagram, @Nullable DiagramFile base, Set<String> waiting, Findings findings) {
        this.diagram = diagram;
        this.base = base;
        this.waiting = waiting;
        this.findings = findings;
    }

    void check() {
        diagram.nodes().forEach(this::ways);
        timers();
        waits();
        circles();
    }

    private void ways(String id, Element node) {
        if (DiagramFile.startsByEvent(node)) {
            return;
        }
        var begins = ModelXml.is(node, "startEvent") || ModelXml.is(node, "boundaryEvent");
        if (!begins && diagram.to(id).isEmpty()) {
            findings.block("UNREACHABLE", "没有连线通到这里，请连上或者删除", id);
        }
        if (!ModelXml.is(node, "endEvent") && diagram.from(id).isEmpty()) {
            findings.block("DEAD_END", "到这里就断了，请连到下一步或者结束事件", id);
        }
    }

    /** A day count in a diagram knows no holidays. */
    private void timers() {
        diagram.nodes().forEach((id, node) -> DiagramFile.children(node, "timerEventDefinition")
                .forEach(timer -> {
                    if (!DiagramFile.date(timer).matches("\\$\\{\\w+At}")) {
                        findings.block("TIMER_DATE", "时钟只用算好的日期（例如 ${reviewDueAt}），不写天数：天数不懂节假日", id);
                    }
                }));
    }

    /** A message may never come: beside it a clock must run, or a person must be able to go on. */
    private void waits() {
        for (var node : diagram.nodes().values()) {
            var id = node.getAttribute("id");
            var isCatch = ModelXml.is(node, "intermediateCatchEvent") && !DiagramFile.has(node, "timerEventDefinition");
            if (isCatch && diagram.to(id).stream().noneMatch(this::comesFromChoice)) {
                findings.block("WAIT_WITHOUT_END", "这里只等消息，消息不来就永远停住。请改用事件网关，并加一个期满的时钟", id);
            }
            if (ModelXml.is(node, "eventBasedGateway")
                    && diagram.from(id).stream()
                            .map(flow -> diagram.nodes().get(flow.getAttribute("targetRef")))
                            .noneMatch(event -> event != null && DiagramFile.has(event, "timerEventDefinition"))) {
                findings.block("WAIT_WITHOUT_END", "事件网关没有期满的时钟，消息都不来就永远停住。请加一个", id);
            }
        }
    }

    private boolean comesFromChoice(Element flow) {
        var source = diagram.nodes().get(flow.getAttribute("sourceRef"));
        return source != null && ModelXml.is(source, "eventBasedGateway");
    }

    /** A circle in which nothing waits would run for ever in one go; one that is in force was drawn on purpose. */
    private void circles() {
        var drawnOnPurpose = base == null ? Set.<String>of() : inCircles(base);
        inCircles(diagram).stream()
                .filter(id -> !drawnOnPurpose.contains(id))
                .findFirst()
                .ifPresent(id -> findings.block("LOOP", "这里绕成一圈，其中没有任何等待，案件会不停地转。请在圈里加上人工任务或者时钟", id));
    }

    private Set<String> inCircles(DiagramFile file) {
        var ways = new Ways(file, Assumption.of(null));
        return file.nodes().entrySet().stream()
                .filter(node -> !waits(file, node.getValue()))
                .map(Map.Entry::getKey)
                .filter(id -> ways.reached(
                                List.of(Point.through(id)),
                                point -> point.isThrough()
                                        && file.nodes().containsKey(point.node())
                                        && waits(file, file.nodes().get(point.node())))
                        .contains(Point.at(id)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether each case that comes here stays, for a person, a message or a time. */
    private boolean waits(DiagramFile file, Element node) {
        return WAITS.contains(String.valueOf(node.getLocalName()))
                || EVENTS.contains(String.valueOf(node.getLocalName())) && !AT_ONCE.contains(file.trigger(node))
                || ModelXml.is(node, "callActivity") && waiting.contains(node.getAttribute("calledElement"));
    }
}
