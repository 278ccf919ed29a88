package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.lian.engine.ModelXml;
import org.w3c.dom.Element;

/**
 * The kinds of element that a diagram may consist of: those that the court's diagrams consist of, whose meaning the
 * checks know. Stored versions go on as they are; this is asked of new ones.
 */
class ElementKinds {
    private static final Set<String> NODES = Set.of(
            "startEvent",
            "endEvent",
            "intermediateCatchEvent",
            "boundaryEvent",
            "userTask",
            "serviceTask",
            "businessRuleTask",
            "callActivity",
            "subProcess",
            "exclusiveGateway",
            "eventBasedGateway");
    private static final Set<String> PARTS = Set.of(
            "definitions",
            "process",
            "documentation",
            "extensionElements",
            "sequenceFlow",
            "conditionExpression",
            "incoming",
            "outgoing",
            "messageEventDefinition",
            "timerEventDefinition",
            "timeDate",
            "errorEventDefinition",
            "conditionalEventDefinition",
            "condition",
            "terminateEventDefinition",
            "message",
            "error");
    /** What stands in the flow by itself, refused kinds included. */
    private static final Pattern FLOWING =
            Pattern.compile("(?i).*(gateway|task|event|subprocess)|callActivity|transaction");
    /** What is only drawn. */
    private static final Set<String> DRAWN = Set.of(
            "collaboration",
            "participant",
            "laneSet",
            "lane",
            "childLaneSet",
            "flowNodeRef",
            "textAnnotation",
            "text",
            "association",
            "group",
            "category",
            "categoryValue",
            "dataObject",
            "dataObjectReference",
            "dataStore",
            "dataStoreReference");
    /** What makes each kind of event happen; empty is nothing. */
    private static final Map<String, Set<String>> TRIGGERS = Map.of(
            "startEvent", Set.of("", "messageEventDefinition"),
            "intermediateCatchEvent", Set.of("messageEventDefinition", "timerEventDefinition"),
            "boundaryEvent",
                    Set.of(
                            "messageEventDefinition",
                            "timerEventDefinition",
                            "errorEventDefinition",
                            "conditionalEventDefinition"));

    private static final Map<String, String> REMEDIES = Map.ofEntries(
            Map.entry("manualTask", "手工任务：系统到这里什么也不做，案件直接走过去。请改成人工任务或者服务任务"),
            Map.entry("task", "没有类型的任务：系统到这里什么也不做，案件直接走过去。请改成人工任务或者服务任务"),
            Map.entry("receiveTask", "接收任务。请改用等待网关，接消息事件和期满的时钟"),
            Map.entry("sendTask", "发送任务。请改成服务任务"),
            Map.entry("multiInstanceLoopCharacteristics", "多实例：同一步会办很多次。请删除多实例标记"),
            Map.entry("standardLoopCharacteristics", "循环标记：同一步会办很多次。请删除，要重办的用连线引回人工任务"),
            Map.entry("transaction", "事务子流程。请改成普通子流程"),
            Map.entry("adHocSubProcess", "临时子流程：里面的步骤没有次序。请改成普通子流程"),
            Map.entry("intermediateThrowEvent", "中间抛出事件。请改成服务任务，或者删除"),
            Map.entry("parallelGateway", "并行网关：一个案件同时只办一步。请改成先后办理，或者排他网关"),
            Map.entry("inclusiveGateway", "包含网关：一个案件同时只办一步。请改成排他网关"),
            Map.entry("complexGateway", "复杂网关。请改成排他网关"),
            Map.entry("timeDuration", "时长：天数不懂节假日。请改用算好的日期，例如 ${taskDueAt}"),
            Map.entry("timeCycle", "周期：到时会反复触发。请改用算好的日期，例如 ${taskDueAt}"),
            Map.entry("signal", "信号：会传到所有案件。请删除"),
            Map.entry("executionListener", "执行监听器：步骤要画在图上。请删除，改成服务任务"),
            Map.entry("outputParameter", "输出参数：结果由办理的步骤写，图上不能另写。请删除"));

    /** Attributes by which a diagram would write what only steps and people write. */
    private static final Map<String, String> WRITES = Map.of(
            "decisionRef", "直接引用决策表：决策由登记的步骤去问并保存。请改用 delegateExpression",
            "resultVariable", "结果变量：结果由办理的步骤写。请删除",
            "initiator", "发起人变量。请删除",
            "errorCodeVariable", "错误代码变量。请删除",
            "isForCompensation", "补偿标记：这一步不会照常办理。请取消");

    private static final Set<String> ENGINES =
            Set.of(DiagramFile.CAMUNDA, "http://www.omg.org/spec/BPMN/20100524/MODEL");

    /** What the engine reads in its own way unless it is plain. */
    private static final Set<String> SWITCHES = Set.of("cancelActivity", "isInterrupting", "triggeredByEvent");

    private final TableFindings findings;

    ElementKinds(TableFindings findings) {
        this.findings = findings;
    }

    void check(DiagramFile diagram, Element root) {
        visit(root);
        diagram.nodes().forEach((id, node) -> {
            var isTask = ModelXml.is(node, "serviceTask") || ModelXml.is(node, "businessRuleTask");
            if (isTask && DiagramFile.ours(node, "delegateExpression").isEmpty()) {
                findings.block("STEP_MISSING", "没有写执行哪一步。请填写 delegateExpression，例如 ${setTaskDeadline}", id);
            }
            var triggers = TRIGGERS.get(String.valueOf(node.getLocalName()));
            var own = triggersOf(node);
            if (triggers != null && (own.size() != 1 || !triggers.containsAll(own))) {
                findings.block("EVENT_KIND", "这种事件不能用：只能是" + allowed(node) + "。请改成其中一种，或者删除", id);
            }
            if (!String.valueOf(node.getLocalName()).endsWith("Gateway")
                    && diagram.from(id).size() > 1) {
                findings.block("FORK", "从这里同时走出几条路，一个案件同时只办一步。请加一个排他网关", id);
            }
        });
    }

    private void visit(Element element) {
        var kind = String.valueOf(element.getLocalName());
        if (kind.equals("BPMNDiagram") || kind.equals("documentation")) {
            return;
        }
        if (kind.equals("extensionElements")) {
            ModelXml.walk(element, this::extension);
            return;
        }
        if (!NODES.contains(kind) && !PARTS.contains(kind) && !DRAWN.contains(kind) && !isOfAnEnd(element)) {
            refuse(kind, element);
        }
        for (var attribute : ModelXml.attributes(element)) {
            if (SWITCHES.contains(attribute.getName()) && !attribute.getValue().matches("true|false")) {
                findings.block("ELEMENT_KIND", attribute.getName() + " 只能写 true 或者 false。请改正", ModelXml.place(element));
            }
            var words = WRITES.get(attribute.getLocalName());
            if (words != null && !attribute.getValue().equals("false")) {
                findings.block("ELEMENT_KIND", "流程图里不能用" + words, ModelXml.place(element));
            }
        }
        ModelXml.children(element).forEach(this::visit);
    }

    /** What an end does is said once, of the end. */
    private static boolean isOfAnEnd(Element definition) {
        return definition.getParentNode() instanceof Element end
                && ModelXml.is(end, "endEvent")
                && EventKinds.word(definition).isPresent();
    }

    private void extension(Element extension) {
        switch (String.valueOf(extension.getLocalName())) {
            case "executionListener", "outputParameter" -> refuse(extension.getLocalName(), extension);
            case "taskListener" -> {
                if (!extension.getAttribute("event").equals("timeout")) {
                    findings.block("ELEMENT_KIND", "任务监听器只能用来到时提醒（timeout）。请删除", ModelXml.place(activity(extension)));
                }
            }
            case "inputParameter" -> {
                if (!extension.getAttribute("name").equals("document")) {
                    findings.block("ELEMENT_KIND", "输入参数只能写送达哪一份文书（document）。请删除", ModelXml.place(activity(extension)));
                }
            }
            case "in", "out" -> mapping(extension);
            default -> {}
        }
        if (!ModelXml.is(extension, "extensionElements") && !isEngines(extension)) {
            findings.block(
                    "ELEMENT_KIND",
                    "扩展元素 %s 不是引擎的。请删除".formatted(extension.getNodeName()),
                    ModelXml.place(activity(extension)));
        }
    }

    private static boolean isEngines(Element extension) {
        return ENGINES.contains(ModelXml.namespace(extension));
    }

    /** What is handed over keeps its name, so that no diagram turns one fact into another. */
    private void mapping(Element mapping) {
        var isSame = mapping.hasAttribute("businessKey")
                || !mapping.getAttribute("source").isEmpty()
                        && mapping.getAttribute("source").equals(mapping.getAttribute("target"));
        if (!isSame) {
            findings.block("ELEMENT_KIND", "调用流程时传入、传出的变量，两边的名称须相同，逐个写明。请改正", ModelXml.place(activity(mapping)));
        }
    }

    private void refuse(String kind, Element element) {
        findings.block(
                "ELEMENT_KIND",
                "“%s”：流程图里不能用%s".formatted(label(activity(element)), remedy(kind, element)),
                ModelXml.place(activity(element)));
    }

    private static String remedy(String kind, Element element) {
        var known = REMEDIES.get(kind);
        return known == null ? EventKinds.word(element).map(word -> word + "事件").orElse("这种元素") + "。请删除" : known;
    }

    private static String label(Element node) {
        return node.getAttribute("name").isBlank() ? ModelXml.place(node) : node.getAttribute("name");
    }

    /** The node that holds what lies inside an extension or a mark. */
    private static Element activity(Element inner) {
        var node = inner;
        while (node.getParentNode() instanceof Element around
                && !NODES.contains(String.valueOf(node.getLocalName()))
                && !FLOWING.matcher(String.valueOf(node.getLocalName())).matches()
                && !ModelXml.is(around, "process")
                && !ModelXml.is(around, "definitions")) {
            node = around;
        }
        return node;
    }

    private static List<String> triggersOf(Element event) {
        var found = new ArrayList<String>();
        for (var child : ModelXml.children(event)) {
            var kind = String.valueOf(child.getLocalName());
            if (kind.endsWith("EventDefinition") || kind.equals("eventDefinitionRef")) {
                found.add(kind);
            }
        }
        return found.isEmpty() ? List.of("") : found;
    }

    private static String allowed(Element event) {
        return switch (String.valueOf(event.getLocalName())) {
            case "startEvent" -> "普通开始或者消息";
            case "intermediateCatchEvent" -> "消息或者时钟";
            default -> "消息、时钟、错误或者条件";
        };
    }
}
