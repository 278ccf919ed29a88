package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.engine.ModelXml;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The difference between a draft of a diagram and the version in force, element by element. Where the elements lie in
 * the picture is one change for all; spaces and the order of attributes are none.
 */
public class DiagramDifference {
    private static final String JOINED = "；";
    private static final String ALL_OF_OURS = "extensionElements/";
    /** What another element tells, or nobody: names, ends and ids of what lies inside. */
    private static final Set<String> TOLD_ELSEWHERE =
            Set.of("id", "name", "sourceRef", "targetRef", "type", "processRef", "bpmnElement");

    private static final String EVENT_KIND = "eventKind";
    private static final Set<String> NOT_INSIDE =
            Set.of("incoming", "outgoing", "sequenceFlow", "laneSet", "association");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("process", "流程"),
            Map.entry("startEvent", "开始事件"),
            Map.entry("endEvent", "结束事件"),
            Map.entry("intermediateCatchEvent", "等待事件"),
            Map.entry("intermediateThrowEvent", "发出事件"),
            Map.entry("boundaryEvent", "边界事件"),
            Map.entry("userTask", "人工任务"),
            Map.entry("serviceTask", "服务任务"),
            Map.entry("sendTask", "发送任务"),
            Map.entry("receiveTask", "接收任务"),
            Map.entry("businessRuleTask", "决策任务"),
            Map.entry("callActivity", "调用流程"),
            Map.entry("subProcess", "子流程"),
            Map.entry("exclusiveGateway", "排他网关"),
            Map.entry("inclusiveGateway", "包含网关"),
            Map.entry("parallelGateway", "并行网关"),
            Map.entry("eventBasedGateway", "等待网关"));

    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("documentation", "说明"),
            Map.entry("assignee", "办理人"),
            Map.entry("candidateGroups", "办理组"),
            Map.entry("candidateUsers", "候选人"),
            Map.entry("dueDate", "办理期限"),
            Map.entry("formKey", "表单"),
            Map.entry("formRef", "表单"),
            Map.entry("formRefBinding", "表单的版本"),
            Map.entry("priority", "优先级"),
            Map.entry("delegateExpression", "执行的步骤"),
            Map.entry("conditionExpression", "条件"),
            Map.entry("conditionalEventDefinition/condition", "条件"),
            Map.entry("default", "默认去向"),
            Map.entry("attachedToRef", "附着在"),
            Map.entry(EVENT_KIND, "事件类型"),
            Map.entry("cancelActivity", "到来时是否中断"),
            Map.entry("isInterrupting", "到来时是否中断"),
            Map.entry("calledElement", "调用的流程"),
            Map.entry("timerEventDefinition/timeDate", "到期时间"),
            Map.entry("timerEventDefinition/timeDuration", "时长"),
            Map.entry("timerEventDefinition/timeCycle", "周期"),
            Map.entry("messageEventDefinition/messageRef", "等待的消息"),
            Map.entry("errorEventDefinition/errorRef", "捕获的错误"),
            Map.entry("asyncBefore", "之前先保存"),
            Map.entry("asyncAfter", "之后先保存"),
            Map.entry("isExecutable", "可执行"),
            Map.entry("historyTimeToLive", "记录保存期限"),
            Map.entry("failedJobRetryTimeCycle", "失败后重试"),
            Map.entry("taskListener/event", "任务时钟"),
            Map.entry("taskListener/delegateExpression", "任务时钟的步骤"),
            Map.entry("taskListener/timerEventDefinition/timeDate", "任务时钟的时间"),
            Map.entry("in", "传入的变量"),
            Map.entry("out", "传出的变量"),
            Map.entry("inputOutput/inputParameter", "输入参数"));

    private static final Pattern NO_FRACTION = Pattern.compile("\\.0+$");
    private static final Set<String> POINTERS = Set.of("default", "attachedToRef");

    private final List<Change> changes = new ArrayList<>();
    private final Model before;
    private final Model after;

    private DiagramDifference(DiagramFile before, DiagramFile after) {
        this.before = new Model(before);
        this.after = new Model(after);
    }

    /** The kind of a change. */
    public enum Kind {
        ELEMENT_ADDED,
        ELEMENT_REMOVED,
        ELEMENT_REPLACED,
        ELEMENT_RENAMED,
        PROPERTY_CHANGED,
        FLOW_ADDED,
        FLOW_REMOVED,
        FLOW_MOVED,
        LAYOUT_CHANGED
    }

    /**
     * One change.
     *
     * @param part name of the element; of a flow also from where to where
     * @param element its id; null for the layout
     * @param property what of it
     */
    public record Change(
            Kind kind,
            String part,
            @Nullable String element,
            @Nullable String property,
            @Nullable String before,
            @Nullable String after) {}

    /** Changes in the order of the draft; what it no longer has comes last. */
    public static List<Change> between(byte[] base, byte[] draft) {
        try {
            return between(DiagramFile.read(base), DiagramFile.read(draft));
        } catch (SAXException e) {
            throw new IllegalArgumentException("Not XML", e);
        }
    }

    /** As {@link #between(byte[], byte[])}, of files that were read before. */
    static List<Change> between(DiagramFile base, DiagramFile draft) {
        return new DiagramDifference(base, draft).changes();
    }

    private List<Change> changes() {
        after.parts.forEach((id, now) -> {
            var then = before.parts.get(id);
            if (then == null) {
                add(
                        after.isFlow(now) ? Kind.FLOW_ADDED : Kind.ELEMENT_ADDED,
                        id,
                        after,
                        null,
                        null,
                        after.described(now));
            } else {
                compare(id, then, now);
            }
        });
        before.parts.forEach((id, then) -> {
            if (!after.parts.containsKey(id)) {
                add(
                        before.isFlow(then) ? Kind.FLOW_REMOVED : Kind.ELEMENT_REMOVED,
                        id,
                        before,
                        null,
                        before.described(then),
                        null);
            }
        });
        if (moved()) {
            changes.add(new Change(Kind.LAYOUT_CHANGED, "图形", null, null, null, null));
        }
        return List.copyOf(changes);
    }

    private void compare(String id, Element then, Element now) {
        if (!before.type(then).equals(after.type(now))) {
            add(Kind.ELEMENT_REPLACED, id, after, null, before.type(then), after.type(now));
        }
        if (!then.getAttribute("name").equals(now.getAttribute("name"))) {
            add(Kind.ELEMENT_RENAMED, id, after, null, then.getAttribute("name"), now.getAttribute("name"));
        }
        if (after.isFlow(now) && !before.ends(then).equals(after.ends(now))) {
            add(Kind.FLOW_MOVED, id, after, null, before.way(then), after.way(now));
        }
        var old = before.properties(then);
        var current = after.properties(now);
        var names = new LinkedHashSet<>(current.keySet());
        names.addAll(old.keySet());
        for (var name : names) {
            var was = old.getOrDefault(name, List.of());
            var is = current.getOrDefault(name, List.of());
            if (!was.equals(is)) {
                var property = PROPERTIES.getOrDefault(name, name);
                add(
                        Kind.PROPERTY_CHANGED,
                        id,
                        after,
                        property,
                        before.shown(name, without(was, is)),
                        after.shown(name, without(is, was)));
            }
        }
    }

    /** Of several values those that the other side has not; all where only their order differs. */
    private static @Nullable String without(List<String> values, List<String> other) {
        var own = new ArrayList<>(values);
        other.forEach(own::remove);
        var shown = own.isEmpty() && values.size() == other.size() ? values : own;
        return shown.isEmpty() ? null : String.join(JOINED, shown);
    }

    /** Whether something that both have lies elsewhere in the picture. */
    private boolean moved() {
        return after.places.entrySet().stream()
                .anyMatch(place -> before.places.containsKey(place.getKey())
                        && !place.getValue().equals(before.places.get(place.getKey())));
    }

    private void add(
            Kind kind, String id, Model model, @Nullable String property, @Nullable String was, @Nullable String is) {
        changes.add(new Change(kind, model.label(id), id, property, was, is));
    }

    /** One of the two files. */
    private static class Model {
        private final Map<String, Element> parts = new LinkedHashMap<>();
        private final Map<String, String> messages = new LinkedHashMap<>();
        private final Map<String, String> places = new LinkedHashMap<>();

        Model(DiagramFile file) {
            file.processes().forEach(process -> parts.put(process.getAttribute("id"), process));
            parts.putAll(file.nodes());
            file.flows().forEach(flow -> parts.put(flow.getAttribute("id"), flow));
            ModelXml.walk(file.root(), element -> {
                switch (String.valueOf(element.getLocalName())) {
                    case "message", "error", "signal" ->
                        messages.put(
                                element.getAttribute("id"),
                                element.getAttribute(ModelXml.is(element, "error") ? "errorCode" : "name"));
                    case "BPMNShape", "BPMNEdge" -> places.put(element.getAttribute("bpmnElement"), place(element));
                    default -> {}
                }
            });
        }

        private static String place(Element drawn) {
            var place = new StringBuilder();
            ModelXml.walk(drawn, inner -> ModelXml.attributes(inner).stream()
                    .filter(attribute -> Set.of("x", "y", "width", "height").contains(attribute.getName()))
                    .forEach(attribute -> place.append(attribute.getName())
                            .append(NO_FRACTION.matcher(attribute.getValue()).replaceFirst(""))));
            return place.toString();
        }

        boolean isFlow(Element part) {
            return ModelXml.is(part, "sequenceFlow");
        }

        String type(Element part) {
            return TYPES.getOrDefault(String.valueOf(part.getLocalName()), part.getNodeName());
        }

        String described(Element part) {
            if (isFlow(part)) {
                return way(part);
            }
            var kinds = ModelXml.children(part).stream()
                    .flatMap(child -> EventKinds.word(child).stream())
                    .toList();
            return kinds.isEmpty() ? type(part) : "%s（%s）".formatted(type(part), String.join("、", kinds));
        }

        String label(String id) {
            var part = parts.get(id);
            if (part == null) {
                return id;
            }
            var name = part.getAttribute("name");
            if (!name.isBlank()) {
                return name;
            }
            return isFlow(part) ? way(part) : id;
        }

        private String name(String node) {
            var part = parts.get(node);
            return part == null || part.getAttribute("name").isBlank() ? node : part.getAttribute("name");
        }

        String ends(Element flow) {
            return flow.getAttribute("sourceRef") + " " + flow.getAttribute("targetRef");
        }

        String way(Element flow) {
            return name(flow.getAttribute("sourceRef")) + " → " + name(flow.getAttribute("targetRef"));
        }

        /** What the element says, by path. */
        Map<String, List<String>> properties(Element part) {
            var properties = new TreeMap<String, List<String>>();
            collect(part, "", properties);
            return properties;
        }

        private void collect(Element element, String path, Map<String, List<String>> properties) {
            if (path.equals("in/") || path.equals("out/")) {
                put(properties, path, passed(element));
                return;
            }
            for (var attribute : ModelXml.attributes(element)) {
                var inner = !path.isEmpty() && attribute.getLocalName().equals("name");
                if (inner || !TOLD_ELSEWHERE.contains(attribute.getLocalName())) {
                    put(properties, path + attribute.getLocalName() + "/", value(attribute));
                }
            }
            var text = ModelXml.text(element);
            if (!text.isEmpty()) {
                put(properties, path, text);
            }
            for (var child : ModelXml.children(element)) {
                if (path.isEmpty()) {
                    EventKinds.word(child).ifPresent(kind -> put(properties, EVENT_KIND + "/", kind));
                }
                if (!parts.containsKey(child.getAttribute("id")) && !NOT_INSIDE.contains(child.getLocalName())) {
                    var inner = path + child.getLocalName() + "/";
                    collect(child, inner.equals(ALL_OF_OURS) ? "" : inner, properties);
                }
            }
        }

        private static String passed(Element mapping) {
            return ModelXml.attributes(mapping).stream()
                    .sorted(Comparator.comparing(
                                    (Attr attribute) -> attribute.getLocalName().equals("target"))
                            .thenComparing(Attr::getName))
                    .map(attribute -> attribute.getLocalName().equals("target")
                            ? "→ " + attribute.getValue()
                            : attribute.getValue())
                    .collect(Collectors.joining(" "));
        }

        private String value(Attr attribute) {
            var text = attribute.getValue().strip();
            return switch (attribute.getLocalName()) {
                case "messageRef", "errorRef", "signalRef" -> messages.getOrDefault(text, text);
                default -> text;
            };
        }

        /** What stands for another element is shown by that one's name, but compared by its id. */
        @Nullable
        String shown(String property, @Nullable String value) {
            return value != null && POINTERS.contains(property) ? label(value) : value;
        }

        private static void put(Map<String, List<String>> properties, String path, String value) {
            var name = path.isEmpty() ? "text" : path.substring(0, path.length() - 1);
            properties.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
    }
}
