package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.engine.VariableFlow;
import org.w3c.dom.Element;

/**
 * 变量还没有值: whether everything that a diagram and the diagrams that it calls read has a value on every way to the
 * place; the engine fails at one that has none. See ADR 0045.
 */
class UnsetChecks {
    private static final String UNSET = "UNSET_VARIABLE";
    private static final int MOST_SETTERS = 3;
    private static final Given NOTHING = Given.of(Set.of());

    private final String ruleId;
    private final DiagramFile diagram;
    private final VariableFlow flow;
    private final Map<String, byte[]> inForce;
    private final TableFindings findings;
    private final ReadDiagrams read;
    private final Map<String, DiagramFile> files = new HashMap<>();
    private final Map<String, VariableWays> untold = new HashMap<>();

    /** @param inForce the diagrams that call and are called, by their ids */
    UnsetChecks(
            String ruleId,
            DiagramFile diagram,
            VariableFlow flow,
            Map<String, byte[]> inForce,
            ReadDiagrams read,
            TableFindings findings) {
        this.ruleId = ruleId;
        this.diagram = diagram;
        this.flow = flow;
        this.inForce = inForce;
        this.read = read;
        this.findings = findings;
    }

    void check() {
        var given = given(ruleId, new HashSet<>());
        var ways = ways(diagram, given == null ? NOTHING : given);
        // Nobody starts a new diagram yet; its first caller will be held to what it reads.
        if (given != null) {
            lacks(diagram, ways).stream()
                    .collect(Collectors.groupingBy(lack -> lack.read().name(), LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .forEach(lacks -> findings.block(
                            UNSET,
                            words(lacks.get(0), ways)
                                    + (lacks.size() > 1 ? "。另有 %d 处一样".formatted(lacks.size() - 1) : ""),
                            lacks.get(0).read().element()));
        }
        diagram.nodes("callActivity").forEach(call -> called(call, ways));
        inForce.keySet().forEach(caller -> taken(caller, ways));
    }

    /** A reading, and a way to it on which nothing gave the variable a value. */
    private record Lack(VariableReads.Read read, List<String> way) {}

    private List<Lack> lacks(DiagramFile file, VariableWays ways) {
        var lacks = new ArrayList<Lack>();
        var told = new HashSet<String>();
        for (var each : new VariableReads(file, flow).all()) {
            ways.without(each.name(), !each.isCompared(), each.at())
                    .filter(way -> told.add(each.element() + " " + each.name()))
                    .ifPresent(way -> lacks.add(new Lack(each, way)));
        }
        return lacks;
    }

    /** A called diagram gets what it reads before it sets it, and gives back what is taken from it. */
    private void called(Element call, VariableWays ways) {
        var id = call.getAttribute("id");
        var name = call.getAttribute("calledElement");
        missing(name, ways.handed(call), new HashSet<>(Set.of(ruleId)))
                .ifPresent(missing -> findings.block(
                        UNSET,
                        "调用的流程“%1$s”要用变量 %2$s（%3$s），这里没有传入，或者这时还可能没有值，案件走到那里会失败。请传入 %2$s，并先给它值"
                                .formatted(name, missing.name(), missing.where()),
                        id));
        VariableWays.mappings(call, "out").keySet().stream()
                .filter(taken -> !returns(name, taken))
                .forEach(taken ->
                        findings.block(UNSET, "流程“%s”结束时变量 %s 可能没有值，取回来会把原来的值冲掉。请不取这个变量".formatted(name, taken), id));
    }

    /** The variables that a called diagram, or one that it calls, would read in vain. */
    private record Missing(String name, String where) {}

    private Optional<Missing> missing(String called, Given handed, Set<String> asked) {
        var file = file(called);
        if (file == null || !asked.add(called)) {
            return Optional.empty();
        }
        var ways = ways(file, handed);
        return lacks(file, ways).stream()
                .map(lack -> new Missing(
                        lack.read().name(), file.label(lack.read().at().node())))
                .findFirst()
                .or(() -> file.nodes("callActivity").stream()
                        .flatMap(inner ->
                                missing(inner.getAttribute("calledElement"), ways.handed(inner), new HashSet<>(asked))
                                        .stream())
                        .findFirst());
    }

    /** What those that call this diagram take from it must be there whichever way it ended. */
    private void taken(String caller, VariableWays ways) {
        calls(caller, ruleId)
                .forEach(call -> VariableWays.mappings(call, "out").keySet().forEach(name -> ways.without(
                                name, true, Ways.END)
                        .ifPresent(way -> findings.block(
                                UNSET,
                                "流程“%s”调用以后要取变量 %s：案件走 %s 结束时还没有值。请先经过给它值的一步"
                                        .formatted(caller, name, told(way.subList(0, way.size() - 1))),
                                way.get(way.size() - 2)))));
    }

    private String words(Lack lack, VariableWays ways) {
        var name = lack.read().name();
        var setters = ways.setters(name, true).stream()
                .map(node -> "“" + diagram.label(node) + "”")
                .distinct()
                .toList();
        var remedy = setters.isEmpty()
                ? "这张图里没有一步给它值，请改看别的变量"
                : "请先经过%s，或者改看别的变量"
                        .formatted(String.join("、", setters.subList(0, Math.min(MOST_SETTERS, setters.size())))
                                + (setters.size() > MOST_SETTERS ? "等 %d 步之一".formatted(setters.size()) : ""));
        return "变量 %s 在这里可能还没有值：案件走 %s 到这里，路上没有一步给它值，%s。%s"
                .formatted(name, told(lack.way()), lack.read().byStep() ? "这一步要用它，会失败" : "走到就会失败", remedy);
    }

    /** The way with its beginning and its end; what lies between is left out when it is long. */
    private String told(List<String> way) {
        var labels = way.stream().map(diagram::label).toList();
        if (labels.size() > 6) {
            return String.join(" → ", labels.subList(0, 2)) + " → … → "
                    + String.join(" → ", labels.subList(labels.size() - 3, labels.size()));
        }
        return String.join(" → ", labels);
    }

    /** What a diagram is certainly started with, by the program and by all that call it; null where nobody starts it. */
    private @Nullable Given given(String name, Set<String> asked) {
        var declared = flow.starts().get(name);
        var given = declared == null ? null : Given.of(declared);
        if (!asked.add(name)) {
            return NOTHING;
        }
        for (var caller : inForce.keySet()) {
            for (var call : calls(caller, name)) {
                var callers = given(caller, new HashSet<>(asked));
                var file = Objects.requireNonNull(file(caller));
                var handed = ways(file, callers == null ? NOTHING : callers).handed(call);
                given = given == null ? handed : given.and(handed);
            }
        }
        return given;
    }

    /** The calls of a diagram in another one that is in force. */
    private List<Element> calls(String caller, String called) {
        var file = caller.equals(ruleId) ? null : file(caller);
        return file == null
                ? List.of()
                : file.nodes("callActivity").stream()
                        .filter(call -> call.getAttribute("calledElement").equals(called))
                        .toList();
    }

    private VariableWays ways(DiagramFile file, Given given) {
        return new VariableWays(file, flow, given, this::returns);
    }

    /** Whether a diagram ends with a value in the variable whatever it was started with. */
    private boolean returns(String called, String name) {
        var file = file(called);
        if (file == null) {
            // That there is no such diagram is said elsewhere.
            return true;
        }
        var known = untold.get(called);
        if (known == null) {
            known = ways(file, NOTHING);
            untold.put(called, known);
        }
        return known.without(name, true, Ways.END).isEmpty();
    }

    private @Nullable DiagramFile file(String name) {
        var content = inForce.get(name);
        return content == null ? null : files.computeIfAbsent(name, key -> read.inForce(content));
    }
}
