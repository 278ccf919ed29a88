package org.lian.workbench.analysis;

import static org.lian.workbench.analysis.Ways.Point;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The check that a diagram still has what the law needs of it, whatever the version in force has. */
class StatuteChecks {
    private static final int LONGEST_WAY = 8;

    private final Map<String, Statute> statutes;
    private final DiagramFile diagram;
    private final @Nullable DiagramFile base;
    private final TableFindings findings;

    StatuteChecks(
            Map<String, Statute> statutes, DiagramFile diagram, @Nullable DiagramFile base, TableFindings findings) {
        this.statutes = statutes;
        this.diagram = diagram;
        this.base = base;
        this.findings = findings;
    }

    void check(String ruleId) {
        var statute = statutes.get(ruleId);
        if (statute != null) {
            statute.steps().forEach(this::step);
            statute.clocks().forEach(clock -> event("STATUTE_CLOCK", "法定时钟", clock));
            statute.messages().forEach(message -> event("STATUTE_MESSAGE", "法定消息", message));
            statute.signatures().forEach(this::signature);
            statute.closes().forEach(this::close);
            statute.paths().forEach(this::path);
        }
        elsewhere(ruleId, statute);
    }

    private void step(Statute.Step step) {
        var found = diagram.find(step.place());
        if (found.size() < step.places()) {
            findings.block(
                    "STATUTE_STEP",
                    "法定步骤“%s”（%s）少了，或者换成了别的。请恢复：%s%s"
                            .formatted(
                                    step.name(),
                                    step.basis(),
                                    words(step.place()),
                                    step.places() > 1 ? "，共 " + step.places() + " 处" : ""),
                    lost(step.place(), found));
        }
        if (!step.offered().isEmpty()) {
            found.forEach(task -> offered(step, task));
        }
        if (step.once()) {
            var again = found.stream().map(Point::at).collect(Collectors.toSet());
            through(found).stream()
                    .map(List::of)
                    .flatMap(from -> diagram.ways().way(from, again, point -> false).stream())
                    .findFirst()
                    .or(() -> diagram.ways().wayAside(again))
                    .ifPresent(way -> findings.block(
                            "STATUTE_ONCE",
                            "“%s”（%s）一案只经过一次，现在可以再走一次：%s。请改回".formatted(step.name(), step.basis(), told(way)),
                            way.get(way.size() - 1)));
        }
    }

    /** Who may not decide it as shipped does not come to decide it by a drawing. */
    private void offered(Statute.Step step, String task) {
        var groups = groups(task);
        if (groups.isEmpty() || !step.offered().containsAll(groups)) {
            findings.block(
                    "STATUTE_GROUP",
                    "“%s”（%s）只能交给 %s 办理，现在是 %s：别的组不作这个决定。请改回"
                            .formatted(
                                    step.name(),
                                    step.basis(),
                                    String.join("、", step.offered()),
                                    groups.isEmpty() ? "空的" : String.join("、", new TreeSet<>(groups))),
                    task);
        }
    }

    private void event(String code, String kind, Statute.Event event) {
        var isThere = event.beside() != null
                ? isBeside(event)
                : event.over().isEmpty()
                        ? !diagram.find(event.place()).isEmpty()
                        : stepsUnder(event).noneMatch(step -> over(event, step).isEmpty());
        if (!isThere) {
            findings.block(
                    code,
                    "%s“%s”（%s）少了，或者不再起作用。请恢复：%s".formatted(kind, event.name(), event.basis(), remedy(event)),
                    place(event));
        }
    }

    /** Whether each gateway that waits for the other event waits for this one too. */
    private boolean isBeside(Statute.Event event) {
        var found = diagram.find(event.place());
        var gateways = gateways(event);
        return !gateways.isEmpty()
                && gateways.stream().allMatch(gateway -> diagram.from(gateway).stream()
                        .anyMatch(flow -> found.contains(flow.getAttribute("targetRef"))));
    }

    private List<String> gateways(Statute.Event event) {
        return diagram.find(TablePlace.of(String.valueOf(event.beside()))).stream()
                .flatMap(other -> diagram.to(other).stream())
                .map(flow -> flow.getAttribute("sourceRef"))
                .toList();
    }

    private Stream<String> stepsUnder(Statute.Event event) {
        return event.over().stream().flatMap(each -> diagram.find(TablePlace.of(each)).stream());
    }

    private List<String> over(Statute.Event event, String step) {
        return diagram.find(event.place()).stream()
                .filter(one -> isOver(one, step, event.interrupts()))
                .toList();
    }

    /** What was there in the version in force, or what is there now without effect. */
    private @Nullable String place(Statute.Event event) {
        var found = diagram.find(event.place());
        var now = stepsUnder(event)
                .flatMap(step -> found.stream().filter(one -> isOver(one, step, null)))
                .findFirst()
                .or(() -> Optional.ofNullable(lost(event.place(), found)));
        return now.or(() -> gateways(event).stream().findFirst())
                .or(() -> found.stream().findFirst())
                .orElse(null);
    }

    /**
     * Whether the event is at the edge of the step or of a part around it, or begins an inner part there.
     *
     * @param interrupts null when it does not matter
     */
    private boolean isOver(String event, String step, @Nullable Boolean interrupts) {
        var node = Objects.requireNonNull(diagram.nodes().get(event));
        var isAtEdge = node.hasAttribute("attachedToRef");
        var part = diagram.nodes().get(DiagramFile.parent(node));
        var isInner = part != null && DiagramFile.startsByEvent(part);
        if (!isAtEdge && !isInner) {
            return false;
        }
        var covered = isAtEdge ? node.getAttribute("attachedToRef") : DiagramFile.parent(Objects.requireNonNull(part));
        var goesOn = node.getAttribute(isAtEdge ? "cancelActivity" : "isInterrupting")
                .equals("false");
        return (interrupts == null || interrupts != goesOn)
                && (diagram.around(step).contains(covered) || !diagram.nodes().containsKey(covered));
    }

    private void signature(Statute.Signature signature) {
        var proposing = signature.proposes().stream()
                .flatMap(task -> diagram.find(TablePlace.of(task)).stream())
                .map(this::groups)
                .toList();
        for (var id : diagram.find(TablePlace.of(signature.signs()))) {
            var groups = groups(id);
            if (!signature.groups().containsAll(groups) || proposing.contains(groups)) {
                findings.block(
                        "STATUTE_SIGNATURE",
                        "“%s”（%s）由提出的人以外的人审签，不能交给提出的那个组。办理组写死，只能从 %s 里选，并且不同于%s的办理组。请改回"
                                .formatted(
                                        signature.name(),
                                        signature.basis(),
                                        String.join("、", signature.groups()),
                                        signature.proposes().stream()
                                                .map(task -> "“" + named(TablePlace.of(task)) + "”")
                                                .collect(Collectors.joining("、"))),
                        id);
            }
        }
    }

    private Set<String> groups(String task) {
        return Stream.of(DiagramFile.ours(Objects.requireNonNull(diagram.nodes().get(task)), "candidateGroups")
                        .split(","))
                .map(String::strip)
                .filter(group -> !group.isEmpty())
                .collect(Collectors.toSet());
    }

    private void close(Statute.Close close) {
        var open = diagram.nodes("endEvent").stream()
                .filter(end -> !diagram.nodes().containsKey(DiagramFile.parent(end)))
                .filter(end -> !DiagramFile.has(end, "terminateEventDefinition"))
                .map(end -> Point.at(end.getAttribute("id")))
                .collect(Collectors.toSet());
        diagram.ways()
                .way(through(diagram.find(TablePlace.of(close.after()))), open, point -> false)
                .ifPresent(way -> findings.block(
                        "STATUTE_CLOSE",
                        "“%s”（%s）以后，案件里还在办的别的步骤一起停掉，结束事件须是“终止”。现在可以走：%s。请改回"
                                .formatted(close.name(), close.basis(), told(way)),
                        way.get(way.size() - 1)));
    }

    private void path(Statute.Path path) {
        var through = path.through().stream()
                .flatMap(each -> diagram.find(TablePlace.of(each)).stream())
                .collect(Collectors.toSet());
        if (through.isEmpty() && !path.through().isEmpty()) {
            // That it is gone is said already, by a line of its own.
            return;
        }
        var from = new ArrayList<Point>();
        path.from().forEach(each -> from.addAll(through(diagram.find(TablePlace.of(each)))));
        var to = new HashSet<Point>();
        for (var each : path.before()) {
            if (each.equals("end")) {
                to.add(Ways.END);
            } else {
                diagram.find(TablePlace.of(each)).forEach(node -> to.add(Point.at(node)));
            }
        }
        diagram.ways(path.assuming())
                .way(from, to, point -> point.isThrough() && through.contains(point.node()))
                .ifPresent(way -> findings.block(
                        "STATUTE_PATH",
                        "%s（%s）。现在可以走：%s。请改回".formatted(path.says(), path.basis(), told(way)),
                        spared(path, way)));
    }

    /** What the way goes around, or where it begins when that is gone or was never to be reached. */
    private String spared(Statute.Path path, List<String> way) {
        return path.through().stream()
                .flatMap(each -> diagram.find(TablePlace.of(each)).stream())
                .findFirst()
                .orElse(way.get(0));
    }

    /** A step that the law gives to one diagram stands in no other. */
    private void elsewhere(String ruleId, @Nullable Statute own) {
        statutes.forEach((other, statute) -> {
            if (other.equals(ruleId)) {
                return;
            }
            statute.steps().stream()
                    .filter(step -> Set.of("step", "call").contains(step.place().kind()))
                    .filter(step -> own == null || !isNamed(own, step.does()))
                    .forEach(step -> diagram.find(step.place())
                            .forEach(node -> findings.block(
                                    "STATUTE_ELSEWHERE",
                                    "“%s”（%s）只在流程 %s 里，别的流程不能用。请删除".formatted(step.name(), step.basis(), other),
                                    node)));
        });
    }

    private static boolean isNamed(Statute statute, String place) {
        return statute.steps().stream().anyMatch(step -> step.does().equals(place))
                || statute.free().stream().anyMatch(free -> free.what().equals(place));
    }

    private static List<Point> through(Collection<String> nodes) {
        return nodes.stream().map(Point::through).toList();
    }

    /** Where what is missing was in the version in force. */
    private @Nullable String lost(TablePlace place, List<String> found) {
        return base == null
                ? null
                : base.find(place).stream()
                        .filter(id -> !found.contains(id))
                        .findFirst()
                        .orElse(null);
    }

    private String told(List<String> way) {
        var names =
                way.stream().map(id -> id.isEmpty() ? "结束" : diagram.label(id)).toList();
        if (names.size() <= LONGEST_WAY) {
            return String.join(" → ", names);
        }
        var half = LONGEST_WAY / 2;
        return String.join(" → ", names.subList(0, half)) + " → … → "
                + String.join(" → ", names.subList(names.size() - half, names.size()));
    }

    private String remedy(Statute.Event event) {
        if (event.beside() != null) {
            return words(event.place()) + "，和" + words(TablePlace.of(event.beside())) + "在同一个等待网关";
        }
        if (event.over().isEmpty()) {
            return words(event.place());
        }
        var steps = event.over().stream()
                .map(each -> "“" + named(TablePlace.of(each)) + "”")
                .collect(Collectors.joining("、"));
        return "%s，附着在%s或者它们所在的子流程，到来时%s"
                .formatted(words(event.place()), steps, Boolean.TRUE.equals(event.interrupts()) ? "中断" : "不中断");
    }

    /** As the diagram names it. */
    private String named(TablePlace place) {
        return diagram.find(place).stream().map(diagram::label).findFirst().orElseGet(() -> words(place));
    }

    private String words(TablePlace place) {
        return switch (place.kind()) {
            case "task" -> "人工任务 " + place.name();
            case "step" -> "服务任务 ${" + place.name() + "}";
            case "serve" -> "调用 service-of-document，document = " + place.name();
            case "call" -> "调用 " + place.name();
            case "at" -> "定时事件 ${" + place.name() + "}";
            default -> "消息 " + place.name();
        };
    }
}
