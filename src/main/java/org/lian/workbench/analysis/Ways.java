package org.lian.workbench.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    private static final int UNSEEN = -2;
    private static final int FIRST = -1;

    private final DiagramFile diagram;
    private final Assumption assumption;
    private final List<Point> starts;
    /** Two points of each node, numbered one after the other: where a case has come, and where it is through. */
    private final List<Point> points;

    private final Map<String, Integer> numbers;
    private final List<List<Step>> steps = new ArrayList<>();
    /** Numbers of the points that a step leads on from, in the order of the file. */
    private final List<Integer> left;
    /** Choices and events whose steps may depend on a variable. */
    private final Set<Element> depending;
    /** What each flow asks, read once. */
    private final Map<Element, Optional<String>> conditions;

    private final Map<Set<String>, Reached> reached = new ConcurrentHashMap<>();
    private final Map<Set<String>, Reached> ending = new ConcurrentHashMap<>();
    private volatile @Nullable BitSet come;
    private volatile @Nullable List<List<Step>> backward;

    /** Whatever the variables hold. */
    Ways(DiagramFile diagram) {
        this.diagram = diagram;
        assumption = Assumption.of(null);
        starts = diagram.nodes("startEvent").stream()
                .filter(start -> diagram.nodes().get(DiagramFile.parent(start)) == null)
                .map(start -> Point.at(start.getAttribute("id")))
                .toList();
        points = new ArrayList<>();
        numbers = new HashMap<>();
        left = new ArrayList<>();
        depending = new LinkedHashSet<>();
        conditions = new ConcurrentHashMap<>();
        add(END);
        diagram.nodes().values().forEach(this::leave);
    }

    /** Of all ways those that agree with the assumption: to know more of the variables never opens one. */
    Ways(Ways all, Assumption assumption) {
        diagram = all.diagram;
        this.assumption = assumption;
        starts = all.starts;
        points = all.points;
        numbers = all.numbers;
        left = all.left;
        depending = all.depending;
        conditions = all.conditions;
        steps.addAll(all.steps);
        var closed = closed();
        if (!closed.isEmpty()) {
            steps.replaceAll(from -> from.stream().anyMatch(step -> closed.contains(step.by()))
                    ? from.stream().filter(step -> !closed.contains(step.by())).toList()
                    : from);
        }
    }

    /** The flows and events that the assumption excludes. */
    private Set<@Nullable Element> closed() {
        var closed = new HashSet<@Nullable Element>();
        for (var node : depending) {
            if (ModelXml.is(node, "exclusiveGateway")) {
                var open = follow(node);
                diagram.from(node.getAttribute("id")).stream()
                        .filter(flow -> !open.contains(flow))
                        .forEach(closed::add);
            } else if (isExcluded(node)) {
                closed.add(node);
            }
        }
        return closed;
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
     * @param to number of the point
     * @param aside whether the case also stays where it is
     * @param leaves whether a part, or the whole, comes to its end
     * @param endsAll whether that end ends what else runs there
     * @param by the flow or the event that may depend on a variable; null where nothing does
     */
    private record Step(
            int to,
            boolean aside,
            boolean leaves,
            boolean endsAll,
            @Nullable Element by) {}

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
        var through = Point.through(node);
        return Stream.of(false, true)
                .filter(aside -> isKnown(through) && come().get(state(number(through), aside)))
                .flatMap(aside -> way(List.of(through), aside, Set.of(Point.at(node)), without).stream())
                .findFirst();
    }

    /** All that cases come to, and how. */
    private BitSet come() {
        var known = come;
        if (known == null) {
            known = new BitSet();
            var open = new Open(2 * points.size());
            for (var start : starts) {
                known.set(state(number(start), false));
                open.add(state(number(start), false));
            }
            while (!open.isEmpty()) {
                int state = open.poll();
                for (var step : steps.get(state / 2)) {
                    int next = next(state, step);
                    if (next >= 0 && !known.get(next)) {
                        known.set(next);
                        open.add(next);
                    }
                }
            }
            come = known;
        }
        return known;
    }

    /** Where a search is, and whether it follows what runs aside of the case. */
    private static int state(int point, boolean isAside) {
        return 2 * point + (isAside ? 1 : 0);
    }

    /** Less than zero where the step is not for what runs aside. */
    private static int next(int state, Step step) {
        var isAside = state % 2 == 1;
        return isAside && step.leaves() && !step.endsAll()
                ? -1
                : state(step.to(), (isAside || step.aside()) && !step.endsAll());
    }

    private Optional<List<String>> way(
            Collection<Point> from, boolean isAside, Set<Point> to, Predicate<Point> without) {
        var wanted = new BitSet();
        to.stream().filter(this::isKnown).forEach(point -> wanted.set(number(point)));
        var before = new int[2 * points.size()];
        Arrays.fill(before, UNSEEN);
        var open = new Open(before.length + from.size());
        for (var point : from) {
            if (isKnown(point)) {
                before[state(number(point), isAside)] = FIRST;
                open.add(state(number(point), isAside));
            }
        }
        while (!open.isEmpty()) {
            int state = open.poll();
            for (var step : steps.get(state / 2)) {
                int next = next(state, step);
                if (next < 0 || before[next] != UNSEEN || without.test(points.get(step.to()))) {
                    continue;
                }
                before[next] = state;
                if (wanted.get(step.to())) {
                    return Optional.of(back(next, before));
                }
                open.add(next);
            }
        }
        return Optional.empty();
    }

    private List<String> back(int last, int[] before) {
        var nodes = new ArrayDeque<String>();
        for (int each = last; each >= 0; each = before[each]) {
            var node = points.get(each / 2).node();
            if (nodes.isEmpty() || !nodes.getFirst().equals(node)) {
                nodes.addFirst(node);
            }
        }
        return List.copyOf(nodes);
    }

    /** Every point that a case comes to without being through with any of the nodes, what runs aside included. */
    Reached reachedWithout(Collection<String> nodes) {
        return reached.computeIfAbsent(Set.copyOf(nodes), left -> walk(starts, steps, left));
    }

    /** Every point from which a case comes to the end of the whole without being through with any of the nodes. */
    Reached reachesEndWithout(Collection<String> nodes) {
        return ending.computeIfAbsent(Set.copyOf(nodes), left -> walk(List.of(END), backward(), left));
    }

    /** The steps from their other end. */
    private List<List<Step>> backward() {
        var known = backward;
        if (known == null) {
            known = turned();
            backward = known;
        }
        return known;
    }

    private List<List<Step>> turned() {
        var back = new ArrayList<List<Step>>();
        points.forEach(point -> back.add(new ArrayList<>()));
        for (int from = 0; from < steps.size(); from++) {
            for (var step : steps.get(from)) {
                back.get(step.to()).add(new Step(from, false, false, false, null));
            }
        }
        return back;
    }

    private Reached walk(Collection<Point> from, List<List<Step>> steps, Set<String> without) {
        var left = new BitSet();
        without.stream().map(Point::through).filter(this::isKnown).forEach(point -> left.set(number(point)));
        var seen = new BitSet();
        var open = new Open(points.size() + from.size());
        for (var point : from) {
            if (isKnown(point)) {
                seen.set(number(point));
                open.add(number(point));
            }
        }
        while (!open.isEmpty()) {
            for (var step : steps.get(open.poll())) {
                if (!seen.get(step.to()) && !left.get(step.to())) {
                    seen.set(step.to());
                    open.add(step.to());
                }
            }
        }
        return new Reached(this, seen);
    }

    /** Points of the diagram that a search came to. */
    static final class Reached {
        private final Ways ways;
        private final BitSet seen;

        private Reached(Ways ways, BitSet seen) {
            this.ways = ways;
            this.seen = seen;
        }

        boolean contains(Point point) {
            return ways.isKnown(point) && seen.get(ways.number(point));
        }

        Stream<Point> stream() {
            return seen.stream().mapToObj(ways.points::get);
        }
    }

    /** The points still to be looked at, first come first. */
    private static final class Open {
        private final int[] numbers;
        private int first;
        private int last;

        /** @param most how many come in all */
        Open(int most) {
            numbers = new int[most];
        }

        void add(int number) {
            numbers[last++] = number;
        }

        int poll() {
            return numbers[first++];
        }

        boolean isEmpty() {
            return first == last;
        }
    }

    /** Where cases begin. */
    List<Point> starts() {
        return starts;
    }

    /** Events that happen while the case stays where it is. */
    private List<Point> asides() {
        return left.stream()
                .flatMap(from -> steps.get(from).stream())
                .filter(Step::aside)
                .map(step -> points.get(step.to()))
                .distinct()
                .toList();
    }

    private void leave(Element node) {
        var id = node.getAttribute("id");
        var at = Point.at(id);
        if (ModelXml.is(node, "subProcess")) {
            if (!DiagramFile.startsByEvent(node)) {
                diagram.starts(id).forEach(start -> step(at, Point.at(start.getAttribute("id"))));
            }
        } else {
            step(at, Point.through(id));
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
        var isChoice = ModelXml.is(node, "exclusiveGateway");
        if (isChoice) {
            depending.add(node);
        }
        follow(node)
                .forEach(flow -> add(
                        Point.through(id),
                        new Step(
                                add(Point.at(flow.getAttribute("targetRef"))),
                                false,
                                false,
                                false,
                                isChoice ? flow : null)));
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
                new Step(add(out), false, true, DiagramFile.has(end, "terminateEventDefinition"), null));
    }

    private void boundary(Element event) {
        var target = Point.at(event.getAttribute("id"));
        if (isExcluded(event)) {
            return;
        }
        var step = new Step(
                add(target), event.getAttribute("cancelActivity").equals("false"), false, false, depending(event));
        inside(event.getAttribute("attachedToRef")).forEach(point -> add(point, step));
    }

    private void inner(Element part) {
        var id = part.getAttribute("id");
        var starts =
                diagram.starts(id).stream().filter(start -> !isExcluded(start)).toList();
        var outside = inside(DiagramFile.parent(part)).stream()
                .filter(point -> !diagram.around(point.node()).contains(id))
                .toList();
        var aside = !interrupts(part);
        starts.forEach(start -> {
            var step = new Step(add(Point.at(start.getAttribute("id"))), aside, false, false, depending(start));
            outside.forEach(point -> add(point, step));
        });
    }

    /** The event, where what it waits for is a condition. */
    private @Nullable Element depending(Element event) {
        if (!DiagramFile.has(event, "conditionalEventDefinition")) {
            return null;
        }
        depending.add(event);
        return event;
    }

    /** Where a case can be while it is in the activity: come to it, and anywhere inside. */
    private List<Point> inside(String activity) {
        var points = new ArrayList<Point>();
        var isAnywhere = !diagram.nodes().containsKey(activity);
        for (var id : diagram.nodes().keySet()) {
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
        return diagram.starts(part.getAttribute("id")).stream()
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
            var condition = conditions.computeIfAbsent(flow, Ways::condition);
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

    private static Optional<String> condition(Element flow) {
        return DiagramFile.children(flow, "conditionExpression").stream()
                .map(ModelXml::text)
                .findFirst();
    }

    private void step(Point from, Point to) {
        add(from, new Step(add(to), false, false, false, null));
    }

    private void add(Point from, Step step) {
        var number = add(from);
        if (steps.get(number).isEmpty()) {
            left.add(number);
        }
        steps.get(number).add(step);
    }

    /** The number of a point, a new one where it has none yet. */
    private int add(Point point) {
        var known = numbers.get(point.node());
        if (known == null) {
            known = points.size();
            numbers.put(point.node(), known);
            points.add(Point.at(point.node()));
            points.add(Point.through(point.node()));
            steps.add(new ArrayList<>());
            steps.add(new ArrayList<>());
        }
        return known + (point.isThrough() ? 1 : 0);
    }

    private boolean isKnown(Point point) {
        return numbers.containsKey(point.node());
    }

    private int number(Point point) {
        return Objects.requireNonNull(numbers.get(point.node())) + (point.isThrough() ? 1 : 0);
    }
}
