package org.lian.workbench.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.engine.ModelXml;
import org.w3c.dom.Element;

/**
 * The ways that a case can take through a diagram: rather too many than one too few. Each node has a point at which the
 * case has come and one at which it is through; what interrupts a part can come at any point inside it. A condition that
 * the assumption decides is followed accordingly, every other one both ways.
 */
class Ways {
    /** The end of the whole diagram. */
    static final Point END = new Point("", true);

    private final DiagramFile diagram;
    private final Assumption assumption;
    private final Map<Point, List<Step>> steps = new LinkedHashMap<>();
    private final Set<State> come = new LinkedHashSet<>();

    Ways(DiagramFile diagram, Assumption assumption) {
        this.diagram = diagram;
        this.assumption = assumption;
        diagram.nodes().values().forEach(this::leave);
    }

    /** The place of a case: come to a node, or through with it. */
    record Point(String node, boolean isThrough) {
        static Point at(String node) {
            return new Point(node, false);
        }

        static Point through(String node) {
            return new Point(node, true);
        }
    }

    /**
     * The step from one point to the next.
     *
     * @param aside whether the case also stays where it is
     * @param leaves whether a part, or the whole, comes to its end
     * @param endsAll whether that end ends what else runs there
     */
    private record Step(Point to, boolean aside, boolean leaves, boolean endsAll) {}

    /** The state of a search, where it is and whether it follows what runs aside of the case. */
    private record State(Point point, boolean aside) {}

    /**
     * The nodes of a way from one of {@code from} to one of {@code to} that is through with none of {@code without}; empty
     * when there is none. What runs aside of the case comes to no end of the whole, unless it ends everything.
     */
    Optional<List<String>> way(Collection<Point> from, Set<Point> to, Predicate<Point> without) {
        return way(from, false, to, without);
    }

    /** A way of what runs aside of the case. */
    Optional<List<String>> wayAside(Set<Point> to) {
        return way(asides(), true, to, point -> false);
    }

    /** A way from the node back to it that is through with none of {@code without}; empty where no case comes to it. */
    Optional<List<String>> back(String node, Predicate<Point> without) {
        var left = Point.through(node);
        return Stream.of(false, true)
                .filter(aside -> come().contains(new State(left, aside)))
                .flatMap(aside -> way(List.of(left), aside, Set.of(Point.at(node)), without).stream())
                .findFirst();
    }

    /** All that cases come to, and how. */
    private Set<State> come() {
        if (come.isEmpty()) {
            var open = new ArrayDeque<State>();
            starts().forEach(start -> open.add(new State(start, false)));
            come.addAll(open);
            while (!open.isEmpty()) {
                for (var next : next(open.poll())) {
                    if (come.add(next)) {
                        open.add(next);
                    }
                }
            }
        }
        return come;
    }

    private List<State> next(State state) {
        return steps.getOrDefault(state.point(), List.of()).stream()
                .filter(step -> !state.aside() || !step.leaves() || step.endsAll())
                .map(step -> new State(step.to(), (state.aside() || step.aside()) && !step.endsAll()))
                .toList();
    }

    private Optional<List<String>> way(
            Collection<Point> from, boolean isAside, Set<Point> to, Predicate<Point> without) {
        var before = new HashMap<State, @Nullable State>();
        var open = new ArrayDeque<State>();
        for (var point : from) {
            before.putIfAbsent(new State(point, isAside), null);
            open.add(new State(point, isAside));
        }
        while (!open.isEmpty()) {
            var state = open.poll();
            for (var next : next(state)) {
                if (before.containsKey(next) || without.test(next.point())) {
                    continue;
                }
                before.put(next, state);
                if (to.contains(next.point())) {
                    return Optional.of(back(next, before));
                }
                open.add(next);
            }
        }
        return Optional.empty();
    }

    private static List<String> back(State last, Map<State, @Nullable State> before) {
        var nodes = new ArrayList<String>();
        for (@Nullable State each = last; each != null; each = before.get(each)) {
            if (nodes.isEmpty() || !nodes.get(0).equals(each.point().node())) {
                nodes.add(0, each.point().node());
            }
        }
        return nodes;
    }

    /** Every point that can be reached, what runs aside included. */
    Set<Point> reached(Collection<Point> from, Predicate<Point> without) {
        return walk(from, steps, without);
    }

    /** Every point from which the end of the whole can be reached. */
    Set<Point> reachesEnd(Predicate<Point> without) {
        var back = new HashMap<Point, List<Step>>();
        steps.forEach((point, following) -> following.forEach(step ->
                back.computeIfAbsent(step.to(), key -> new ArrayList<>()).add(new Step(point, false, false, false))));
        return walk(List.of(END), back, without);
    }

    private static Set<Point> walk(Collection<Point> from, Map<Point, List<Step>> steps, Predicate<Point> without) {
        var seen = new LinkedHashSet<>(from);
        var open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            for (var step : steps.getOrDefault(open.poll(), List.of())) {
                if (!without.test(step.to()) && seen.add(step.to())) {
                    open.add(step.to());
                }
            }
        }
        return seen;
    }

    /** Where cases begin. */
    List<Point> starts() {
        return diagram.nodes("startEvent").stream()
                .filter(start -> diagram.nodes().get(DiagramFile.parent(start)) == null)
                .map(start -> Point.at(start.getAttribute("id")))
                .toList();
    }

    /** Events that happen while the case stays where it is. */
    private List<Point> asides() {
        return steps.values().stream()
                .flatMap(List::stream)
                .filter(Step::aside)
                .map(Step::to)
                .distinct()
                .toList();
    }

    private void leave(Element node) {
        var id = node.getAttribute("id");
        var come = Point.at(id);
        if (ModelXml.is(node, "subProcess")) {
            if (!DiagramFile.startsByEvent(node)) {
                diagram.nodes("startEvent").stream()
                        .filter(start -> DiagramFile.parent(start).equals(id))
                        .forEach(start -> step(come, Point.at(start.getAttribute("id"))));
            }
        } else {
            step(come, Point.through(id));
        }
        if (ModelXml.is(node, "endEvent")) {
            end(node);
        }
        if (node.hasAttribute("attachedToRef")) {
            boundary(node);
        }
        if (DiagramFile.startsByEvent(node)) {
            inner(node);
        }
        follow(node).forEach(flow -> step(Point.through(id), Point.at(flow.getAttribute("targetRef"))));
    }

    private void end(Element end) {
        var around = diagram.nodes().get(DiagramFile.parent(end));
        while (around != null && DiagramFile.startsByEvent(around)) {
            if (!interrupts(around)) {
                return;
            }
            around = diagram.nodes().get(DiagramFile.parent(around));
        }
        var out = around == null ? END : Point.through(around.getAttribute("id"));
        add(
                Point.through(end.getAttribute("id")),
                new Step(out, false, true, DiagramFile.has(end, "terminateEventDefinition")));
    }

    private void boundary(Element event) {
        var target = Point.at(event.getAttribute("id"));
        if (isExcluded(event)) {
            return;
        }
        var aside = event.getAttribute("cancelActivity").equals("false");
        inside(event.getAttribute("attachedToRef")).forEach(point -> add(point, new Step(target, aside, false, false)));
    }

    private void inner(Element part) {
        var around = DiagramFile.parent(part);
        diagram.nodes("startEvent").stream()
                .filter(start -> DiagramFile.parent(start).equals(part.getAttribute("id")))
                .filter(start -> !isExcluded(start))
                .forEach(start -> inside(around).stream()
                        .filter(point -> !diagram.around(point.node()).contains(part.getAttribute("id")))
                        .forEach(point -> add(
                                point, new Step(Point.at(start.getAttribute("id")), !interrupts(part), false, false))));
    }

    /** Where a case can be while it is in the activity: come to it, and anywhere inside. */
    private List<Point> inside(String activity) {
        var points = new ArrayList<Point>();
        for (var id : diagram.nodes().keySet()) {
            var isAnywhere = !diagram.nodes().containsKey(activity);
            if (isAnywhere || diagram.around(id).contains(activity)) {
                points.add(Point.at(id));
                if (!id.equals(activity)) {
                    points.add(Point.through(id));
                }
            }
        }
        return points;
    }

    private boolean interrupts(Element part) {
        return diagram.nodes("startEvent").stream()
                .filter(start -> DiagramFile.parent(start).equals(part.getAttribute("id")))
                .noneMatch(start -> start.getAttribute("isInterrupting").equals("false"));
    }

    private boolean isExcluded(Element event) {
        return DiagramFile.children(event, "conditionalEventDefinition").stream()
                .flatMap(definition -> DiagramFile.children(definition, "condition").stream())
                .anyMatch(condition -> assumption.excludes(ModelXml.text(condition)));
    }

    /** The flows that may be taken; the engine asks them in the order of the file and takes the first that holds. */
    private List<Element> follow(Element node) {
        var flows = diagram.from(node.getAttribute("id"));
        if (!ModelXml.is(node, "exclusiveGateway")) {
            return flows;
        }
        var taken = new ArrayList<Element>();
        var otherwise = node.getAttribute("default");
        for (var flow : flows) {
            if (flow.getAttribute("id").equals(otherwise)) {
                continue;
            }
            var condition = DiagramFile.children(flow, "conditionExpression").stream()
                    .map(ModelXml::text)
                    .findFirst();
            if (condition.isPresent() && assumption.excludes(condition.get())) {
                continue;
            }
            taken.add(flow);
            if (condition.isEmpty() || assumption.holds(condition.get())) {
                return taken;
            }
        }
        flows.stream().filter(flow -> flow.getAttribute("id").equals(otherwise)).forEach(taken::add);
        return taken;
    }

    private void step(Point from, Point to) {
        add(from, new Step(to, false, false, false));
    }

    private void add(Point from, Step step) {
        steps.computeIfAbsent(from, key -> new ArrayList<>()).add(step);
    }
}
