package org.lian.workbench.analysis;

import static org.lian.workbench.analysis.Ways.Point;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.documents.OwnNotice;
import org.w3c.dom.Element;

/**
 * 步骤的位置: a step presumes more of a case than the variables that it reads. So one that is not declared to work anywhere
 * stands as often as shipped, behind all that it is shipped behind; and a shipped element goes on doing what it does. See
 * ADR 0045.
 */
class StepPlaces {
    private static final String SERVICE = "service-of-document";
    private static final Set<String> BEFORE = Set.of("task", "step", "serve", "call", "at", "message");

    private final DiagramFile diagram;
    private final @Nullable DiagramFile shipped;
    private final Set<String> anywhere;
    private final Set<String> free;
    private final Set<String> documents;
    private final TableFindings findings;

    /**
     * @param shipped the program's own diagram of the rule; null for one of the court's
     * @param anywhere the steps that work wherever they stand
     * @param free places that nothing after them rests on
     * @param documents what the shipped diagrams serve
     */
    StepPlaces(
            DiagramFile diagram,
            @Nullable DiagramFile shipped,
            Set<String> anywhere,
            Set<String> free,
            Set<String> documents,
            TableFindings findings) {
        this.diagram = diagram;
        this.shipped = shipped;
        this.anywhere = anywhere;
        this.free = free;
        this.documents = documents;
        this.findings = findings;
    }

    void check() {
        var found = new LinkedHashSet<TablePlace>();
        diagram.nodes()
                .values()
                .forEach(node -> place(diagram, node).filter(this::isBound).ifPresent(found::add));
        found.forEach(place -> {
            if (place.kind().equals("step")) {
                additional(place);
            } else {
                unknown(place);
            }
        });
        if (shipped != null) {
            moved(shipped, found);
            replaced(shipped);
        }
    }

    private boolean isBound(TablePlace place) {
        // A task without a step is refused as such.
        return place.kind().equals("step") && !place.name().isEmpty() && !anywhere.contains(place.name())
                || place.kind().equals("serve");
    }

    private void additional(TablePlace place) {
        var was = shipped == null ? List.<String>of() : shipped.find(place);
        var found = diagram.find(place);
        found.stream()
                .filter(node -> !was.contains(node))
                .skip(Math.max(
                        0, was.size() - found.stream().filter(was::contains).count()))
                .forEach(node -> findings.block(
                        "STEP_PLACE",
                        "“%s”用的步骤 ${%s} %s：它要求前面的办理都已完成，放在别处会失败，案件停住。请删除，或者改用到处可用的步骤：%s"
                                .formatted(
                                        diagram.label(node),
                                        place.name(),
                                        was.isEmpty() ? "不在这个流程里使用" : "只能用在随程序发布的 " + was.size() + " 处，不能多用",
                                        usable()),
                        node));
    }

    private String usable() {
        return new TreeSet<>(anywhere).stream().map(step -> "${" + step + "}").collect(Collectors.joining("、"));
    }

    private void unknown(TablePlace serve) {
        if (!documents.contains(serve.name())) {
            diagram.find(serve)
                    .forEach(node -> findings.block(
                            "DOCUMENT_UNKNOWN",
                            "“%s”送达的文书 document = %s 不存在，送达会失败。请改为：%s"
                                    .formatted(
                                            diagram.label(node),
                                            serve.name().isEmpty() ? "（空）" : serve.name(),
                                            String.join("、", new TreeSet<>(documents))),
                            node));
        }
    }

    private void moved(DiagramFile original, Set<TablePlace> places) {
        var earlier = new LinkedHashSet<TablePlace>();
        original.nodes().values().forEach(node -> place(original, node)
                .filter(place -> BEFORE.contains(place.kind()) && !free.contains(word(place)))
                .filter(place -> !place.kind().equals("step") || !anywhere.contains(place.name()))
                .ifPresent(earlier::add));
        for (var place : places) {
            var presumed = original.find(place).stream()
                    .map(node -> presumed(original, place, node, earlier))
                    .toList();
            for (var node : diagram.find(place)) {
                presumed.stream()
                        .map(wanted -> missing(original, wanted, node))
                        .min((one, other) -> Integer.compare(one.size(), other.size()))
                        .filter(missing -> !missing.isEmpty())
                        .ifPresent(missing -> findings.block(
                                "STEP_PLACE",
                                "“%s”可能在%s以前就办：那时它要的内容还没有，会失败，案件停住。请移回%s后面"
                                        .formatted(
                                                diagram.label(node),
                                                String.join("、", missing),
                                                missing.get(missing.size() - 1)),
                                node));
            }
            if (presumed.isEmpty()
                    && place.kind().equals("serve")
                    && documents.contains(place.name())
                    && OwnNotice.find(place.name()).isEmpty()) {
                diagram.find(place)
                        .forEach(node -> findings.block(
                                "DOCUMENT_UNKNOWN",
                                "“%s”送达的文书 document = %s 不在这个流程里制作，送达会失败。请改为：%s"
                                        .formatted(
                                                diagram.label(node), place.name(), String.join("、", served(original))),
                                node));
            }
        }
    }

    /** The things that a case certainly came through before it comes to a shipped node: places, and gateways. */
    private record Presumed(List<TablePlace> places, List<Element> gateways) {}

    private static Presumed presumed(DiagramFile original, TablePlace place, String node, Set<TablePlace> earlier) {
        return new Presumed(
                earlier.stream()
                        .filter(other -> !other.equals(place) && isBehind(original, original.find(other), node))
                        .toList(),
                original.nodes("exclusiveGateway").stream()
                        .filter(gateway -> isBehind(original, List.of(gateway.getAttribute("id")), node))
                        .toList());
    }

    private List<String> missing(DiagramFile original, Presumed wanted, String node) {
        var missing = new ArrayList<String>();
        wanted.places().stream()
                .filter(place -> !isBehind(diagram, diagram.find(place), node))
                .forEach(place ->
                        missing.add("“" + original.label(original.find(place).get(0)) + "”"));
        // A gateway that is gone is said already.
        wanted.gateways().forEach(gateway -> ChoiceChecks.now(diagram, original, gateway)
                .filter(now -> !isBehind(diagram, List.of(now.getAttribute("id")), node))
                .ifPresent(now -> missing.add("“" + original.label(gateway.getAttribute("id")) + "”")));
        return missing;
    }

    private void replaced(DiagramFile original) {
        original.nodes().forEach((id, was) -> {
            var step = DiagramFile.ours(was, "delegateExpression");
            var now = diagram.nodes().get(id);
            if (!step.isEmpty() && now != null && !step.equals(DiagramFile.ours(now, "delegateExpression"))) {
                findings.block(
                        "STEP_REPLACED",
                        "“%s”随程序发布时执行 %s，换成别的，“%s”就没有了。请改回；要加别的步骤，请另画一个服务任务"
                                .formatted(diagram.label(id), step, original.label(id)),
                        id);
            }
        });
    }

    /** All documents that a diagram serves. */
    static Set<String> served(DiagramFile file) {
        return file.nodes().values().stream()
                .flatMap(node -> place(file, node).stream())
                .filter(place -> place.kind().equals("serve"))
                .map(TablePlace::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<TablePlace> place(DiagramFile file, Element node) {
        return switch (String.valueOf(node.getLocalName())) {
            case "userTask" -> Optional.of(new TablePlace("task", node.getAttribute("id")));
            case "serviceTask", "businessRuleTask" ->
                Optional.of(new TablePlace("step", VariableReads.bare(DiagramFile.ours(node, "delegateExpression"))));
            case "callActivity" ->
                Optional.of(
                        node.getAttribute("calledElement").equals(SERVICE)
                                ? new TablePlace("serve", TablePlace.document(node))
                                : new TablePlace("call", node.getAttribute("calledElement")));
            default ->
                Optional.of(file.trigger(node))
                        .filter(trigger -> trigger.matches("(at|message) .+"))
                        .map(TablePlace::of);
        };
    }

    private static String word(TablePlace place) {
        return Set.of("task", "step").contains(place.kind()) ? place.name() : place.kind() + " " + place.name();
    }

    /** Whether a case comes to a node only through one of others. */
    private static boolean isBehind(DiagramFile file, List<String> through, String node) {
        return !file.ways().reachedWithout(through).contains(Point.at(node));
    }
}
