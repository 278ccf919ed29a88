package org.lian.workbench.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lian.engine.ModelXml;
import org.w3c.dom.Element;

/**
 * The match of a draft's nodes with the shipped ones: the one that has its id and does what it does, or, where there is
 * none, one under a new id that does so.
 */
final class ShippedNodes {
    private final Map<String, String> originals = new HashMap<>();

    ShippedNodes(DiagramFile diagram, DiagramFile shipped) {
        diagram.nodes().forEach((id, node) -> {
            var was = shipped.nodes().get(id);
            if (was != null && does(shipped, was).equals(does(diagram, node))) {
                originals.put(id, id);
            }
        });
        var gone = shipped.nodes().entrySet().stream()
                .filter(was -> !originals.containsKey(was.getKey()))
                .toList();
        diagram.nodes().forEach((id, node) -> {
            if (!originals.containsKey(id)) {
                gone.stream()
                        .filter(was -> isSame(diagram, node, shipped, was.getValue()))
                        .findFirst()
                        .ifPresent(was -> originals.put(id, was.getKey()));
            }
        });
    }

    /** Id of the shipped node that it is; empty for a new one. */
    Optional<String> original(String id) {
        return Optional.ofNullable(originals.get(id));
    }

    /** Ids in the draft of the shipped node; none where it is gone. */
    List<String> now(String shippedId) {
        return originals.entrySet().stream()
                .filter(node -> node.getValue().equals(shippedId))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether the draft has the shipped node. */
    boolean isKept(String shippedId) {
        return originals.containsValue(shippedId);
    }

    private static boolean isSame(DiagramFile diagram, Element node, DiagramFile shipped, Element was) {
        if (ModelXml.is(was, "exclusiveGateway")) {
            return ChoiceChecks.now(diagram, shipped, was).filter(node::equals).isPresent();
        }
        var does = does(diagram, node);
        return does.equals(does(shipped, was))
                && (!does.what().isEmpty() || node.getAttribute("name").equals(was.getAttribute("name")));
    }

    /**
     * The deed of a node.
     *
     * @param what empty for one that is known by its name alone
     */
    private record Deed(String kind, String what) {}

    private static Deed does(DiagramFile file, Element node) {
        var kind = String.valueOf(node.getLocalName());
        return switch (kind) {
            case "userTask" -> new Deed(kind, node.getAttribute("id"));
            case "serviceTask", "businessRuleTask" -> new Deed("step", DiagramFile.ours(node, "delegateExpression"));
            case "callActivity" -> new Deed(kind, node.getAttribute("calledElement") + " " + TablePlace.document(node));
            default -> new Deed(kind, file.trigger(node));
        };
    }
}
