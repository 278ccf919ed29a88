package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.workbench.RuleFinding;
import org.lian.workbench.analysis.DiagramDifference.Change;
import org.lian.workbench.analysis.DiagramDifference.Kind;

/**
 * The changes of a draft against the version in force at a place that the law needs, or on the way to it and from it; a
 * supervisor approves that. Names, notes and the picture are nobody's law.
 */
class StatuteChanges {
    private static final Set<Kind> HARMLESS = Set.of(Kind.ELEMENT_RENAMED, Kind.LAYOUT_CHANGED);
    private static final String NOTES = "说明";

    private final Statute statute;
    private final DiagramFile draft;
    private final DiagramFile base;
    private final Map<String, Line> declared = new LinkedHashMap<>();
    private final Map<String, Set<String>> changed = new LinkedHashMap<>();

    StatuteChanges(Statute statute, DiagramFile draft, DiagramFile base) {
        this.statute = statute;
        this.draft = draft;
        this.base = base;
    }

    /** A line of the declaration. */
    private record Line(String name, String basis) {}

    List<RuleFinding> find(List<Change> changes) {
        declare(base);
        declare(draft);
        changes.stream()
                .filter(change -> !HARMLESS.contains(change.kind()) && !NOTES.equals(change.property()))
                .forEach(this::change);
        moved();
        spared();
        var found = new ArrayList<RuleFinding>();
        changed.forEach((node, what) -> {
            var line = declared.get(node);
            if (line != null) {
                found.add(RuleFinding.warning(
                        "STATUTE_CHANGED",
                        "改动了法定内容“%s”（%s）：%s。须由庭长批准".formatted(line.name(), line.basis(), String.join("、", what)),
                        node,
                        null,
                        null));
            }
        });
        return found;
    }

    private void declare(DiagramFile file) {
        statute.steps().forEach(step -> file.find(step.place())
                .forEach(node -> declared.putIfAbsent(node, new Line(step.name(), step.basis()))));
        Stream.concat(statute.clocks().stream(), statute.messages().stream()).forEach(event -> file.find(event.place())
                .forEach(node -> declared.putIfAbsent(node, new Line(event.name(), event.basis()))));
    }

    private void change(Change change) {
        var id = change.element();
        if (id == null) {
            return;
        }
        var what =
                switch (change.kind()) {
                    case PROPERTY_CHANGED -> String.valueOf(change.property());
                    case ELEMENT_ADDED -> "增加";
                    case ELEMENT_REMOVED -> "删除";
                    case ELEMENT_REPLACED -> "换成另一种";
                    default -> "前后的连线";
                };
        if (declared.containsKey(id)) {
            add(id, what);
        }
        for (var file : List.of(base, draft)) {
            if (isGateway(file, id)) {
                near(file, id).forEach(node -> add(node, "前后的判断"));
            }
            file.flows().stream()
                    .filter(flow -> flow.getAttribute("id").equals(id))
                    .flatMap(flow -> Stream.of(flow.getAttribute("sourceRef"), flow.getAttribute("targetRef")))
                    .flatMap(end -> near(file, end).stream())
                    .forEach(node -> add(node, "前后的连线"));
        }
    }

    /** The place itself, and through gateways those before and after it. */
    private Set<String> near(DiagramFile file, String id) {
        var seen = new LinkedHashSet<String>();
        var open = new ArrayList<>(List.of(id));
        while (!open.isEmpty()) {
            var next = open.remove(open.size() - 1);
            if (seen.add(next) && isGateway(file, next)) {
                file.from(next).forEach(flow -> open.add(flow.getAttribute("targetRef")));
                file.to(next).forEach(flow -> open.add(flow.getAttribute("sourceRef")));
            }
        }
        return seen;
    }

    private static boolean isGateway(DiagramFile file, String id) {
        var node = file.nodes().get(id);
        return node != null && String.valueOf(node.getLocalName()).endsWith("Gateway");
    }

    private void moved() {
        common().filter(node -> !base.around(node).equals(draft.around(node))).forEach(node -> add(node, "移到别的部分"));
    }

    /** A way around a place that there was none around. */
    private void spared() {
        var before = base.ways();
        var after = draft.ways();
        common().forEach(node -> {
            var left = List.of(node);
            if (isNew(before.reachedWithout(left), after.reachedWithout(left))
                    || isNew(before.reachesEndWithout(left), after.reachesEndWithout(left))) {
                add(node, "有了绕过它的路");
            }
        });
    }

    private boolean isNew(Ways.Reached was, Ways.Reached is) {
        return is.stream().anyMatch(point -> !was.contains(point) && isInBoth(point.node()));
    }

    private boolean isInBoth(String node) {
        return node.isEmpty() || base.nodes().containsKey(node) && draft.nodes().containsKey(node);
    }

    private Stream<String> common() {
        return List.copyOf(declared.keySet()).stream().filter(this::isInBoth);
    }

    private void add(@Nullable String node, String what) {
        if (node != null) {
            changed.computeIfAbsent(node, key -> new LinkedHashSet<>()).add(what);
        }
    }
}
