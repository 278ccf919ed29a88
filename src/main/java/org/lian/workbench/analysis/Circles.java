package org.lian.workbench.analysis;

import static org.lian.workbench.analysis.Ways.Point;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.engine.ModelXml;
import org.w3c.dom.Element;

/**
 * 空转: circles in which nothing waits. A person waits, and so does a message; a timer waits only while its date lies
 * ahead, so the circle itself must set that date anew, or be the shipped one.
 */
class Circles {
    private static final String TIMER = "timerEventDefinition";

    private final DiagramFile diagram;
    private final @Nullable Circles shipped;
    private final Map<String, Set<String>> setAhead;
    private final Set<String> waiting;
    private final Ways ways;

    /**
     * @param shipped the diagram of this name that ships with the program; null when none does
     * @param setAhead dates with the steps that set them anew
     * @param waiting the diagrams in which every case waits for a person
     */
    Circles(
            DiagramFile diagram,
            @Nullable DiagramFile shipped,
            Map<String, Set<String>> setAhead,
            Set<String> waiting) {
        this.diagram = diagram;
        this.shipped = shipped == null ? null : new Circles(shipped, null, setAhead, waiting);
        this.setAhead = setAhead;
        this.waiting = waiting;
        ways = diagram.ways();
    }

    /** Node by node, a way that leads back to it without a wait. */
    Map<String, List<String>> find() {
        var purpose = shipped == null ? Set.<String>of() : shipped.withoutTimers();
        return circles(waits(), purpose);
    }

    /** What is drawn so on purpose: circles that no timer is part of. */
    private Set<String> withoutTimers() {
        var waits = persons();
        waits.addAll(timers());
        return circles(waits, Set.of()).keySet();
    }

    private Map<String, List<String>> circles(Set<String> waits, Set<String> purpose) {
        var found = new LinkedHashMap<String, List<String>>();
        diagram.nodes().keySet().stream()
                .filter(id -> !waits.contains(id) && !purpose.contains(id))
                .forEach(id -> ways.back(id, through(waits)).ifPresent(way -> found.put(id, way)));
        return found;
    }

    /** Those that wait, then as long as more come of it, the timers that no circle comes to with an old date. */
    private Set<String> waits() {
        var waits = persons();
        var open = new LinkedHashSet<>(timers());
        List<String> ahead;
        do {
            ahead = open.stream().filter(timer -> isAhead(timer, waits)).toList();
            waits.addAll(ahead);
        } while (open.removeAll(ahead));
        return waits;
    }

    private boolean isAhead(String timer, Set<String> waits) {
        var stops = new HashSet<>(waits);
        var steps = setAhead.getOrDefault(date(diagram, timer), Set.of());
        steps.forEach(step -> stops.addAll(diagram.find(TablePlace.of(step))));
        return ways.back(timer, through(stops)).isEmpty() || shipped != null && isShipped(shipped, timer, waits);
    }

    /** Whether each way back to it still passes all that each shipped way back passes, with the same conditions. */
    private boolean isShipped(Circles ours, String timer, Set<String> waits) {
        var date = date(diagram, timer);
        if (!date.equals(date(ours.diagram, timer))) {
            return false;
        }
        var passed = ours.alwaysPassed(timer);
        return !passed.isEmpty()
                && passed.stream().allMatch(node -> isSame(ours.diagram, node) && isPassed(timer, node, waits));
    }

    private Set<String> alwaysPassed(String timer) {
        var waits = persons();
        return diagram.nodes().keySet().stream()
                .filter(node -> !node.equals(timer) && !waits.contains(node) && isPassed(timer, node, waits))
                .collect(Collectors.toSet());
    }

    private boolean isPassed(String timer, String node, Set<String> waits) {
        var stops = new HashSet<>(waits);
        stops.add(node);
        return ways.back(timer, through(stops)).isEmpty();
    }

    private boolean isSame(DiagramFile ours, String node) {
        var was = ours.nodes().get(node);
        var is = diagram.nodes().get(node);
        return was != null
                && is != null
                && DiagramFile.ours(was, "delegateExpression").equals(DiagramFile.ours(is, "delegateExpression"))
                && conditions(ours, was).equals(conditions(diagram, is));
    }

    private static Set<List<String>> conditions(DiagramFile file, Element node) {
        return file.from(node.getAttribute("id")).stream()
                .flatMap(flow -> DiagramFile.children(flow, "conditionExpression").stream()
                        .map(condition -> List.of(flow.getAttribute("id"), ModelXml.text(condition))))
                .collect(Collectors.toSet());
    }

    /** Where each case that comes stays, for a person or for a message. */
    private Set<String> persons() {
        return diagram.nodes().entrySet().stream()
                .filter(node -> ModelXml.is(node.getValue(), "userTask")
                        || diagram.trigger(node.getValue()).startsWith("message ")
                        || ModelXml.is(node.getValue(), "callActivity")
                                && waiting.contains(node.getValue().getAttribute("calledElement")))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private List<String> timers() {
        return diagram.nodes().entrySet().stream()
                .filter(node -> DiagramFile.has(node.getValue(), TIMER))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The name of its variable; empty for a node that is no timer. */
    static String date(DiagramFile file, String node) {
        var event = file.nodes().get(node);
        var trigger = event == null ? "" : file.trigger(event);
        return trigger.startsWith("at ") ? trigger.substring("at ".length()) : "";
    }

    private static Predicate<Point> through(Set<String> nodes) {
        return point -> point.isThrough() && nodes.contains(point.node());
    }
}
