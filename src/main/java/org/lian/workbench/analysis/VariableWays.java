package org.lian.workbench.analysis;

import static org.lian.workbench.analysis.Ways.Point;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.lian.engine.ModelXml;
import org.lian.engine.VariableFlow;
import org.w3c.dom.Element;

/**
 * 到这里有没有值: a variable has a value at a point when no way leads there past all that sets it. Nothing takes a value
 * away again, since a call that brings back less is refused, so this is the whole answer.
 */
class VariableWays {
    private final DiagramFile diagram;
    private final VariableFlow flow;
    private final Given given;
    private final BiPredicate<String, String> returned;
    private final Ways ways;
    private final Map<String, Set<String>> setters = new HashMap<>();
    private final Map<Element, VariableFlow.Use> uses = new IdentityHashMap<>();

    /**
     * @param given what the diagram is started with
     * @param returned whether a called diagram (the first) always ends with a value in a variable (the second)
     */
    VariableWays(DiagramFile diagram, VariableFlow flow, Given given, BiPredicate<String, String> returned) {
        this.diagram = diagram;
        this.flow = flow;
        this.given = given;
        this.returned = returned;
        ways = diagram.ways();
    }

    /** A way to the point on which nothing sets the variable; empty where every way does. */
    Optional<List<String>> without(String name, boolean isValued, Point to) {
        if (given.has(name, isValued)) {
            return Optional.empty();
        }
        if (ways.starts().contains(to)) {
            return Optional.of(List.of(to.node()));
        }
        var set = setters(name, isValued);
        return ways.way(ways.starts(), Set.of(to), point -> point.isThrough() && set.contains(point.node()));
    }

    /** What a call hands to the diagram that it calls. */
    Given handed(Element call) {
        var named = new HashSet<String>();
        var valued = new HashSet<String>();
        var inputs = VariableReads.inputs(call);
        mappings(call, "in").forEach((source, target) -> {
            named.add(target);
            var at = Point.at(call.getAttribute("id"));
            if (inputs.contains(source) || without(source, true, at).isEmpty()) {
                valued.add(target);
            }
        });
        return new Given(named, valued);
    }

    /** The nodes after which the variable is there, in the order of the file. */
    Set<String> setters(String name, boolean isValued) {
        return setters.computeIfAbsent(name + isValued, key -> {
            var found = new LinkedHashSet<String>();
            diagram.nodes().forEach((id, node) -> {
                if (sets(node, name, isValued)) {
                    found.add(id);
                }
            });
            return found;
        });
    }

    private boolean sets(Element node, String name, boolean isValued) {
        if (ModelXml.is(node, "callActivity")) {
            var called = node.getAttribute("calledElement");
            return mappings(node, "out").entrySet().stream()
                    .anyMatch(out -> out.getValue().equals(name) && (!isValued || returned.test(called, out.getKey())));
        }
        return uses.computeIfAbsent(node, key -> VariableReads.use(node, flow))
                        .sets()
                        .contains(name)
                || DiagramFile.children(node, "errorEventDefinition").stream()
                        .anyMatch(error ->
                                DiagramFile.ours(error, "errorMessageVariable").equals(name));
    }

    /** Source and target of what is passed between the diagrams for longer than the call lasts. */
    static Map<String, String> mappings(Element call, String kind) {
        var mappings = new HashMap<String, String>();
        for (var mapping : VariableReads.extensions(call, kind)) {
            if (!mapping.getAttribute("local").equals("true") && mapping.hasAttribute("source")) {
                mappings.put(mapping.getAttribute("source"), mapping.getAttribute("target"));
            }
        }
        return mappings;
    }
}
