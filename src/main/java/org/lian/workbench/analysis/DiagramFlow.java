package org.lian.workbench.analysis;

import java.util.List;
import java.util.stream.Collectors;
import org.lian.engine.ModelXml;
import org.w3c.dom.Element;

/** The check that a token can come everywhere, wait nowhere for ever, and end. */
class DiagramFlow {
    private final DiagramFile diagram;
    private final Circles circles;
    private final TableFindings findings;

    DiagramFlow(DiagramFile diagram, Circles circles, TableFindings findings) {
        this.diagram = diagram;
        this.circles = circles;
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

    /** A circle in which nothing waits would run for ever in one go. */
    private void circles() {
        circles.find().entrySet().stream()
                .findFirst()
                .ifPresent(circle -> findings.block(
                        "LOOP",
                        "这里绕成一圈：%s，其中没有真正的等待，案件会不停地转。%s请去掉这条回路，或者让它经过随程序发布的人工任务"
                                .formatted(told(circle.getValue()), dates(circle.getValue())),
                        circle.getKey()));
    }

    private String told(List<String> way) {
        return way.stream().map(diagram::label).collect(Collectors.joining(" → "));
    }

    /** Why a timer of the circle is no wait. */
    private String dates(List<String> way) {
        var dates = way.stream()
                .map(node -> Circles.date(diagram, node))
                .filter(date -> !date.isEmpty())
                .distinct()
                .map(date -> "${" + date + "}")
                .collect(Collectors.joining("、"));
        return dates.isEmpty() ? "" : "定时事件不算等待：%s 过了就立刻触发，圈里没有一步从现在起重新确定它。".formatted(dates);
    }
}
