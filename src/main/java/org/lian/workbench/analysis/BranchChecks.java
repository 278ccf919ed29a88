package org.lian.workbench.analysis;

import static org.lian.workbench.analysis.Ways.Point;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * 去向: an answer of a shipped choice leads where it is shipped to. New elements may stand between, as long as each way
 * through them comes first to the shipped place. See ADR 0050.
 */
class BranchChecks {
    /** An end that is not shipped. */
    private static final String NEW_END = "";

    private final DiagramFile diagram;
    private final DiagramFile shipped;
    private final ShippedNodes nodes;
    private final @Nullable Statute statute;
    private final TableFindings findings;

    /**
     * @param shipped the program's own diagram of the rule
     * @param statute its declaration, for the articles; null where none is declared
     */
    BranchChecks(DiagramFile diagram, DiagramFile shipped, @Nullable Statute statute, TableFindings findings) {
        this.diagram = diagram;
        this.shipped = shipped;
        this.nodes = new ShippedNodes(diagram, shipped);
        this.statute = statute;
        this.findings = findings;
    }

    /**
     * What a waiting gateway waits for is an answer too: each event leads on to where it is shipped to, and so does another
     * one that waits for the same.
     */
    void events() {
        for (var event : diagram.nodes("intermediateCatchEvent")) {
            var id = event.getAttribute("id");
            var was = nodes.original(id).map(List::of).orElseGet(() -> alike(event));
            var wanted =
                    was.stream().flatMap(each -> shipped.from(each).stream()).toList();
            if (!wanted.isEmpty()) {
                diagram.from(id).forEach(now -> check("等到“%s”以后".formatted(shipped.label(was.get(0))), wanted, now));
            }
        }
    }

    private List<String> alike(Element event) {
        return shipped.nodes("intermediateCatchEvent").stream()
                .filter(other -> shipped.trigger(other).equals(diagram.trigger(event)))
                .map(other -> other.getAttribute("id"))
                .toList();
    }

    /** What only an answer of a shipped gateway leads to is not led to around that gateway, by one that asks the same. */
    void around() {
        for (var gateway : shipped.nodes("exclusiveGateway")) {
            var id = gateway.getAttribute("id");
            var now = nodes.now(id);
            if (now.isEmpty()) {
                // That it is gone is said already.
                continue;
            }
            var aroundBefore = shipped.ways().reachedWithout(List.of(id));
            var around = diagram.ways().reachedWithout(now);
            shipped.from(id).stream()
                    .map(flow -> flow.getAttribute("targetRef"))
                    .distinct()
                    .filter(target -> !aroundBefore.contains(Point.at(target)))
                    .flatMap(target -> nodes.now(target).stream())
                    .filter(target -> around.contains(Point.at(target)))
                    .forEach(target -> findings.block(
                            "BRANCH_AROUND",
                            "到“%s”只能经过网关“%s”，现在有绕过它的路。请改回；要另外分情况的，在“%s”后面再分"
                                    .formatted(diagram.label(target), shipped.label(id), diagram.label(target)),
                            target));
        }
    }

    /** Of an exclusive gateway: {@code was} is the shipped flow that {@code now} is. */
    void branch(Element was, Element now) {
        check(
                "网关“%s”的去向“%s”".formatted(shipped.label(was.getAttribute("sourceRef")), was.getAttribute("name")),
                List.of(was),
                now);
    }

    private void check(String answer, List<Element> was, Element now) {
        var wanted = new LinkedHashSet<String>();
        was.forEach(flow ->
                wanted.addAll(firsts(shipped, flow, id -> Optional.of(id).filter(nodes::isKept))));
        var found = firsts(diagram, now, nodes::original);
        found.removeAll(wanted);
        if (!found.isEmpty()) {
            findings.block(
                    "BRANCH_MOVED",
                    "%s随程序发布时先到%s，现在先到%s。请改回。中间可以加新的步骤、新的网关，但每一条路都要先到%s"
                            .formatted(answer, told(wanted, true), told(found, false), told(wanted, false)),
                    now.getAttribute("id"));
        }
    }

    /** What the ways come to first that is shipped; a new activity may also be left at its edge, by what interrupts it. */
    private static Set<String> firsts(DiagramFile file, Element flow, Function<String, Optional<String>> original) {
        var firsts = new LinkedHashSet<String>();
        var seen = new LinkedHashSet<String>();
        var open = new ArrayDeque<String>();
        open.add(flow.getAttribute("targetRef"));
        while (!open.isEmpty()) {
            var id = open.poll();
            var node = file.nodes().get(id);
            if (node == null || !seen.add(id)) {
                continue;
            }
            var was = original.apply(id);
            if (was.isPresent()) {
                firsts.add(was.get());
                continue;
            }
            var next = next(file, node).toList();
            open.addAll(next);
            // An end of a new part goes on behind that part.
            if (next.isEmpty() && node.getParentNode() == flow.getParentNode()) {
                firsts.add(NEW_END);
            }
        }
        return firsts;
    }

    private static Stream<String> next(DiagramFile file, Element node) {
        var id = node.getAttribute("id");
        var on = file.from(id).stream().map(flow -> flow.getAttribute("targetRef"));
        var aside = file.attachedTo(id).stream()
                .filter(event -> !event.getAttribute("cancelActivity").equals("false"))
                .map(event -> event.getAttribute("id"));
        var inside = file.starts(id).stream().map(start -> start.getAttribute("id"));
        return Stream.of(on, aside, inside).flatMap(each -> each);
    }

    private String told(Set<String> ids, boolean withArticle) {
        return ids.stream()
                .map(id -> id.equals(NEW_END) ? "结束" : "“" + shipped.label(id) + "”" + (withArticle ? article(id) : ""))
                .collect(Collectors.joining("、"));
    }

    private String article(String id) {
        return statute == null
                ? ""
                : statute.steps().stream()
                        .filter(step -> shipped.find(step.place()).contains(id))
                        .map(step -> "（" + step.basis() + "）")
                        .findFirst()
                        .orElse("");
    }
}
