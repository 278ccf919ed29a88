package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lian.engine.ModelXml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A diagram as the checks read it: its processes, what flows through them, and what is drawn. */
final class DiagramFile {
    private static final Set<String> NODES = Set.of(
            "startEvent",
            "endEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "boundaryEvent",
            "task",
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "manualTask",
            "businessRuleTask",
            "callActivity",
            "subProcess",
            "exclusiveGateway",
            "inclusiveGateway",
            "parallelGateway",
            "eventBasedGateway");

    private final List<Element> processes = new ArrayList<>();
    private final Map<String, Element> nodes = new LinkedHashMap<>();
    private final List<Element> flows = new ArrayList<>();
    private final Map<String, String> messages = new LinkedHashMap<>();
    private final Set<String> drawn = new LinkedHashSet<>();

    private DiagramFile(Element root) {
        ModelXml.walk(root, element -> {
            var kind = String.valueOf(element.getLocalName());
            if (NODES.contains(kind)) {
                nodes.put(element.getAttribute("id"), element);
            }
            switch (kind) {
                case "process" -> processes.add(element);
                case "sequenceFlow" -> flows.add(element);
                case "message" -> messages.put(element.getAttribute("id"), element.getAttribute("name"));
                case "BPMNShape", "BPMNEdge" -> drawn.add(element.getAttribute("bpmnElement"));
                default -> {}
            }
        });
    }

    static DiagramFile read(byte[] content) throws SAXException {
        return of(ModelXml.root(content));
    }

    static DiagramFile of(Element root) {
        return new DiagramFile(root);
    }

    List<Element> processes() {
        return processes;
    }

    /** Events, activities and gateways by id, in the order of the file. */
    Map<String, Element> nodes() {
        return nodes;
    }

    List<Element> flows() {
        return flows;
    }

    /** Ids that have a shape or a line. */
    Set<String> drawn() {
        return drawn;
    }

    List<Element> from(String node) {
        return flows.stream()
                .filter(flow -> flow.getAttribute("sourceRef").equals(node))
                .toList();
    }

    List<Element> to(String node) {
        return flows.stream()
                .filter(flow -> flow.getAttribute("targetRef").equals(node))
                .toList();
    }

    /** What is attached to the edge of an activity. */
    List<Element> attachedTo(String activity) {
        return nodes.values().stream()
                .filter(node -> node.getAttribute("attachedToRef").equals(activity))
                .toList();
    }

    List<Element> nodes(String kind) {
        return nodes.values().stream().filter(node -> ModelXml.is(node, kind)).toList();
    }

    /** Names of the messages that events and receive tasks wait for, by their id. */
    Map<String, String> awaited() {
        var awaited = new LinkedHashMap<String, String>();
        nodes("receiveTask")
                .forEach(task -> awaited.put(
                        task.getAttribute("id"), messages.getOrDefault(task.getAttribute("messageRef"), "")));
        nodes.forEach((id, node) -> children(node, "messageEventDefinition").stream()
                .findFirst()
                .ifPresent(message -> awaited.put(id, messages.getOrDefault(message.getAttribute("messageRef"), ""))));
        return awaited;
    }

    static List<Element> children(Element element, String kind) {
        return ModelXml.children(element).stream()
                .filter(child -> ModelXml.is(child, kind))
                .toList();
    }

    static boolean has(Element element, String kind) {
        return !children(element, kind).isEmpty();
    }

    /** An inner process that an event starts; no flow leads to it or from it. */
    static boolean startsByEvent(Element node) {
        return ModelXml.is(node, "subProcess")
                && node.getAttribute("triggeredByEvent").equals("true");
    }
}
