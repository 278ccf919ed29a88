package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.engine.ModelXml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A diagram as the checks read it: its processes, what flows through them, and what is drawn. Nobody changes it, so
 * several threads may read one.
 */
final class DiagramFile {
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

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

    private final Element root;
    private final List<Element> processes = new ArrayList<>();
    private final Map<String, Element> nodes = new LinkedHashMap<>();
    private final List<Element> flows = new ArrayList<>();
    private final Map<String, String> messages = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();
    private final Set<String> drawn = new LinkedHashSet<>();
    private final Map<String, List<Element>> from;
    private final Map<String, List<Element>> to;
    private final Map<String, List<Element>> kinds;
    private final Map<String, List<Element>> attached;
    private final Map<TablePlace, List<String>> places = new ConcurrentHashMap<>();
    private final Map<String, List<String>> around = new ConcurrentHashMap<>();
    private final Map<String, Ways> ways = new ConcurrentHashMap<>();

    private DiagramFile(Element root) {
        this.root = root;
        ModelXml.walk(root, element -> {
            var kind = String.valueOf(element.getLocalName());
            if (NODES.contains(kind)) {
                nodes.put(element.getAttribute("id"), element);
            }
            switch (kind) {
                case "process" -> processes.add(element);
                case "sequenceFlow" -> flows.add(element);
                case "message" -> messages.put(element.getAttribute("id"), element.getAttribute("name"));
                case "error" -> errors.put(element.getAttribute("id"), element.getAttribute("errorCode"));
                case "BPMNShape", "BPMNEdge" -> drawn.add(element.getAttribute("bpmnElement"));
                default -> {}
            }
        });
        from = flows.stream().collect(Collectors.groupingBy(flow -> flow.getAttribute("sourceRef")));
        to = flows.stream().collect(Collectors.groupingBy(flow -> flow.getAttribute("targetRef")));
        kinds = nodes.values().stream().collect(Collectors.groupingBy(node -> String.valueOf(node.getLocalName())));
        attached = nodes.values().stream().collect(Collectors.groupingBy(node -> node.getAttribute("attachedToRef")));
    }

    static DiagramFile read(byte[] content) throws SAXException {
        return of(ModelXml.root(content));
    }

    static DiagramFile of(Element root) {
        return new DiagramFile(root);
    }

    Element root() {
        return root;
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
        return from.getOrDefault(node, List.of());
    }

    List<Element> to(String node) {
        return to.getOrDefault(node, List.of());
    }

    /** What is attached to the edge of an activity. */
    List<Element> attachedTo(String activity) {
        return attached.getOrDefault(activity, List.of());
    }

    List<Element> nodes(String kind) {
        return kinds.getOrDefault(kind, List.of());
    }

    /** Where the process or the part with the id begins. */
    List<Element> starts(String part) {
        return nodes("startEvent").stream()
                .filter(start -> parent(start).equals(part))
                .toList();
    }

    /** The ways of a case, whatever its variables hold. */
    Ways ways() {
        return ways.computeIfAbsent("", key -> new Ways(this));
    }

    /**
     * The ways of a case.
     *
     * @param assuming values that variables have all the way, as {@link Assumption} reads them; null for any
     */
    Ways ways(@Nullable String assuming) {
        var all = ways();
        return assuming == null ? all : ways.computeIfAbsent(assuming, key -> new Ways(all, Assumption.of(assuming)));
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

    /** The code of the error that the event catches, empty where it names none; null for another event. */
    @Nullable
    String caught(Element event) {
        return children(event, "errorEventDefinition").stream()
                .findFirst()
                .map(error -> errors.getOrDefault(error.getAttribute("errorRef"), ""))
                .orElse(null);
    }

    /** Nodes of a place in the order of the file. */
    List<String> find(TablePlace place) {
        return places.computeIfAbsent(place, wanted -> nodes.entrySet().stream()
                .filter(node -> wanted.is(this, node.getValue()))
                .map(Map.Entry::getKey)
                .toList());
    }

    /** Its name, or its id where it has none. */
    String label(String id) {
        var node = nodes.get(id);
        return node == null || node.getAttribute("name").isBlank() ? id : node.getAttribute("name");
    }

    /** What lets the event happen: {@code message FeePaid}, {@code at feeDueAt}; empty for what needs nothing. */
    String trigger(Element event) {
        for (var definition : ModelXml.children(event)) {
            if (ModelXml.is(definition, "messageEventDefinition")) {
                return "message " + messages.getOrDefault(definition.getAttribute("messageRef"), "");
            }
            if (ModelXml.is(definition, "timerEventDefinition")) {
                return "at " + VariableReads.bare(date(definition));
            }
            if (String.valueOf(definition.getLocalName()).endsWith("EventDefinition")) {
                return definition.getLocalName();
            }
        }
        return "";
    }

    /** Of the engine's own attributes; one of the same name in another namespace is nobody's. */
    static String ours(Element element, String attribute) {
        return element.getAttributeNS(CAMUNDA, attribute).strip();
    }

    /** The date of a timer; empty when it has none. */
    static String date(Element timer) {
        return children(timer, "timeDate").stream()
                .map(ModelXml::text)
                .findFirst()
                .orElse("");
    }

    /** The activities around a node, the nearest first, itself before all. */
    List<String> around(String id) {
        return around.computeIfAbsent(id, this::parts);
    }

    private List<String> parts(String id) {
        var around = new ArrayList<String>();
        for (var node = nodes.get(id); node != null; node = nodes.get(parent(node))) {
            around.add(node.getAttribute("id"));
        }
        return around;
    }

    /** Id of the part or process in which the node lies. */
    static String parent(Element node) {
        return node.getParentNode() instanceof Element parent ? parent.getAttribute("id") : "";
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
