package org.lian.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.management.ActivityStatistics;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** The comparison of two versions of a diagram, as far as it concerns what waits in the older one. */
class MoveComparison {
    private final String sourceId;
    private final String targetId;
    private final Map<String, FlowNode> source;
    private final Map<String, FlowNode> target;
    private final Map<String, Integer> waiting;

    MoveComparison(RepositoryService repository, ManagementService management, String sourceId, String targetId) {
        this.sourceId = sourceId;
        this.targetId = targetId;
        this.source = nodes(repository.getBpmnModelInstance(sourceId));
        this.target = nodes(repository.getBpmnModelInstance(targetId));
        this.waiting = management.createActivityStatisticsQuery(sourceId).list().stream()
                .collect(Collectors.toMap(ActivityStatistics::getId, ActivityStatistics::getInstances));
    }

    String sourceId() {
        return sourceId;
    }

    String targetId() {
        return targetId;
    }

    Map<String, String> sourceNames() {
        return source.values().stream().collect(Collectors.toMap(FlowNode::getId, MoveComparison::name));
    }

    /** Where instances can stand, those with the most of them first. */
    List<MovePlan.Step> steps(Map<String, String> pairs) {
        return source.values().stream()
                .filter(node -> holds(node) || waitingAt(node) > 0)
                .map(node -> {
                    var follower = follower(node, pairs);
                    return new MovePlan.Step(
                            node.getId(),
                            name(node),
                            kind(node),
                            follower.map(FlowNode::getId).orElse(null),
                            follower.map(MoveComparison::name).orElse(null),
                            waitingAt(node));
                })
                .sorted((one, other) -> Long.compare(other.waiting(), one.waiting()))
                .toList();
    }

    /** Where instances can stand in the target alone. */
    Map<String, String> added(Map<String, String> renamed) {
        var added = new LinkedHashMap<String, String>();
        target.values().stream()
                .filter(MoveComparison::holds)
                .filter(node -> !source.containsKey(node.getId()) && !renamed.containsValue(node.getId()))
                .forEach(node -> added.put(node.getId(), name(node)));
        return added;
    }

    /** Words that neither version knows. */
    List<ModelFinding> unknown(Map<String, String> renamed) {
        var findings = new ArrayList<ModelFinding>();
        renamed.forEach((from, to) -> {
            if (!source.containsKey(from)) {
                findings.add(ModelFinding.error("ELEMENT_UNKNOWN", "原版里没有编号为 " + from + " 的步骤", from));
            }
            if (!target.containsKey(to)) {
                findings.add(ModelFinding.error("ELEMENT_UNKNOWN", "新版里没有编号为 " + to + " 的步骤", from));
            }
        });
        return findings;
    }

    /** What changes for those that move, first of all who cannot. */
    List<ModelFinding> findings(Map<String, String> pairs) {
        var stuck = new ArrayList<ModelFinding>();
        var others = new ArrayList<ModelFinding>();
        for (var node : source.values()) {
            var follower = follower(node, pairs);
            if (follower.isPresent()) {
                changed(node, follower.get(), others);
            } else if (node instanceof SubProcess) {
                stuck.add(warning("SCOPE_LOST", node, "这个子流程在新版里没有对应，里面的步骤都对不上；如果只是改了编号，请指明它现在是哪一个"));
            } else if (waitingAt(node) > 0) {
                stuck.add(warning("WAIT_LOST", node, "上停着 " + waitingAt(node) + " 件，新版没有与它对应的步骤：这些案件不能迁移，留在原版办完"));
            } else if ((timer(node) != null || message(node) != null) && hangsOnMapped(node, pairs)) {
                others.add(warning("EVENT_LOST", node, "在新版里没有：迁移的案件不再等它"));
            }
        }
        target.values().stream()
                .filter(node -> node instanceof BoundaryEvent event
                        && timer(node) != null
                        && pairs.containsValue(event.getAttachedTo().getId())
                        && !pairs.containsValue(node.getId()))
                .forEach(node -> others.add(warning("TIMER_ADDED", node, "是新版增加的计时：正停在它所附着的步骤上的案件，迁移时按案件里的日期开始计时")));
        stuck.addAll(others);
        return stuck;
    }

    /** All that the engine is told: source id to target id. */
    Map<String, String> pairs(Collection<MigrationInstruction> equal, Map<String, String> renamed) {
        var pairs = new LinkedHashMap<String, String>();
        equal.stream()
                .filter(instruction -> !renamed.containsKey(instruction.getSourceActivityId()))
                .filter(instruction -> !renamed.containsValue(instruction.getTargetActivityId()))
                .forEach(
                        instruction -> pairs.put(instruction.getSourceActivityId(), instruction.getTargetActivityId()));
        pairs.putAll(renamed);
        // The engine looks for equals in equal scopes alone: what stands in or at a renamed step is said too.
        var inRenamed = source.values().stream()
                .filter(node -> !pairs.containsKey(node.getId()))
                .filter(node -> holds(node) || message(node) != null)
                .filter(node -> belongsToRenamed(node, renamed))
                .toList();
        inRenamed.stream().filter(node -> !(node instanceof BoundaryEvent)).forEach(node -> pair(node, renamed, pairs));
        inRenamed.stream()
                .filter(node -> node instanceof BoundaryEvent event
                        && pairs.containsKey(event.getAttachedTo().getId()))
                .forEach(node -> pair(node, renamed, pairs));
        return pairs;
    }

    private void pair(FlowNode node, Map<String, String> renamed, Map<String, String> pairs) {
        var same = target.get(node.getId());
        if (same != null
                && same.getElementType().equals(node.getElementType())
                && !renamed.containsValue(same.getId())) {
            pairs.put(node.getId(), same.getId());
        }
    }

    /**
     * Whether what the event waits for is set up anew. Of a timer never: its due date is the party's. Of a condition always,
     * the engine wants it so.
     */
    boolean waitsAnew(String from, String to) {
        return listensToAnotherMessage(from, to) || isConditional(target.get(to));
    }

    private boolean listensToAnotherMessage(String from, String to) {
        var before = message(source.get(from));
        var after = message(target.get(to));
        return before != null && after != null && !before.equals(after);
    }

    private void changed(FlowNode before, FlowNode after, List<ModelFinding> findings) {
        if (!Objects.equals(timer(before), timer(after)) && timer(after) != null) {
            findings.add(warning("TIMER_CHANGED", before, "的计时写法变了：迁移的案件保留原来的到期时间"));
        }
        if (before instanceof StartEvent && timer(before) != null && before.getParentElement() instanceof SubProcess) {
            // camunda-bpm-platform 3713: the engine does not see that it fired before.
            findings.add(warning("TIMER_REPEATED", before, "如果已经到期过，迁移会让它再计一次"));
        }
        if (listensToAnotherMessage(before.getId(), after.getId())) {
            findings.add(warning("MESSAGE_CHANGED", before, "等的消息改了：迁移的案件改等新的消息"));
        }
        var lost = new ArrayList<>(timeouts(before));
        lost.removeAll(timeouts(after));
        if (!lost.isEmpty()) {
            findings.add(warning("TIMER_LOST", before, "有 " + lost.size() + " 个提醒计时在新版里没有：迁移的案件不再提醒"));
        }
        if (before instanceof UserTask && !name(before).equals(name(after)) && waitingAt(before) > 0) {
            findings.add(warning("NAME_KEPT", before, "改名为“" + name(after) + "”：已经生成的待办仍显示原来的名称"));
        }
        if (before instanceof CallActivity one
                && after instanceof CallActivity other
                && !Objects.equals(one.getCalledElement(), other.getCalledElement())
                && waitingAt(before) > 0) {
            findings.add(warning("CALLED_KEPT", before, "改为调用另一个流程：已经开始的那个照旧办完"));
        }
    }

    private Optional<FlowNode> follower(FlowNode node, Map<String, String> pairs) {
        return Optional.ofNullable(pairs.get(node.getId())).map(target::get);
    }

    /** Whether the step that holds the event moves, so that the event itself is left behind. */
    private static boolean hangsOnMapped(FlowNode node, Map<String, String> pairs) {
        if (node instanceof BoundaryEvent event) {
            return pairs.containsKey(event.getAttachedTo().getId());
        }
        return !(node.getParentElement() instanceof SubProcess scope) || pairs.containsKey(scope.getId());
    }

    private static boolean belongsToRenamed(FlowNode node, Map<String, String> renamed) {
        if (node instanceof BoundaryEvent event
                && renamed.containsKey(event.getAttachedTo().getId())) {
            return true;
        }
        for (ModelElementInstance scope = node.getParentElement();
                scope instanceof SubProcess inside;
                scope = inside.getParentElement()) {
            if (renamed.containsKey(inside.getId())) {
                return true;
            }
        }
        return false;
    }

    private long waitingAt(FlowNode node) {
        return waiting.getOrDefault(node.getId(), 0);
    }

    private static ModelFinding warning(String code, FlowNode node, String message) {
        return new ModelFinding(ModelFinding.Severity.WARNING, code, "“" + name(node) + "”" + message, node.getId());
    }

    private static Map<String, FlowNode> nodes(BpmnModelInstance model) {
        var nodes = new LinkedHashMap<String, FlowNode>();
        model.getModelElementsByType(FlowNode.class).forEach(node -> nodes.put(node.getId(), node));
        return nodes;
    }

    private static String name(FlowNode node) {
        return node.getName() == null || node.getName().isBlank() ? node.getId() : node.getName();
    }

    private static boolean holds(FlowNode node) {
        return node instanceof UserTask
                || node instanceof ReceiveTask
                || node instanceof CallActivity
                || node instanceof SubProcess
                || node instanceof EventBasedGateway
                || node instanceof ParallelGateway
                || (node instanceof CatchEvent event && !(event instanceof StartEvent) && !isError(event))
                || node.isCamundaAsyncBefore()
                || node.isCamundaAsyncAfter();
    }

    /** Such an event waits in no instance. */
    private static boolean startsTheProcess(CatchEvent event) {
        return event instanceof StartEvent && !(event.getParentElement() instanceof SubProcess);
    }

    private static boolean isConditional(@Nullable FlowNode node) {
        return node instanceof CatchEvent event
                && event.getEventDefinitions().stream().anyMatch(ConditionalEventDefinition.class::isInstance);
    }

    private static boolean isError(CatchEvent event) {
        return event.getEventDefinitions().stream().anyMatch(ErrorEventDefinition.class::isInstance);
    }

    private static String kind(FlowNode node) {
        if (node instanceof UserTask) {
            return "待办";
        }
        if (node instanceof CallActivity) {
            return "调用流程";
        }
        if (node instanceof SubProcess) {
            return "子流程";
        }
        if (node instanceof CatchEvent && timer(node) != null) {
            return "计时";
        }
        if (node instanceof IntermediateCatchEvent || node instanceof BoundaryEvent || node instanceof ReceiveTask) {
            return "等待消息";
        }
        if (node instanceof EventBasedGateway || node instanceof ParallelGateway) {
            return "等待";
        }
        return node instanceof Activity ? "后台步骤" : "启动";
    }

    private static @Nullable String timer(FlowNode node) {
        return node instanceof CatchEvent event
                ? event.getEventDefinitions().stream()
                        .filter(TimerEventDefinition.class::isInstance)
                        .map(definition -> definition.getTextContent().strip())
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static @Nullable String message(@Nullable FlowNode node) {
        if (node instanceof ReceiveTask task) {
            return task.getMessage() == null ? null : task.getMessage().getName();
        }
        return node instanceof CatchEvent event && !startsTheProcess(event)
                ? event.getEventDefinitions().stream()
                        .filter(MessageEventDefinition.class::isInstance)
                        .map(definition -> ((MessageEventDefinition) definition)
                                .getMessage()
                                .getName())
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** Ids of the reminders that a task's own listeners set. */
    private static List<String> timeouts(FlowNode node) {
        return node.getExtensionElements() == null
                ? List.of()
                : node.getExtensionElements().getElementsQuery().filterByType(CamundaTaskListener.class).list().stream()
                        .filter(listener -> "timeout".equals(listener.getCamundaEvent()))
                        .map(listener -> listener.getAttributeValue("id"))
                        .toList();
    }
}
