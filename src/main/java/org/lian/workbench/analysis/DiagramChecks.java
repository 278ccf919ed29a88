package org.lian.workbench.analysis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.engine.ModelFinding;
import org.lian.engine.ModelGuard;
import org.lian.engine.ModelXml;
import org.lian.workbench.RuleFinding;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Everything that can be said about a draft of a diagram before a filing goes through it. */
@Component
public class DiagramChecks {
    /** As the dates of timers are: a variable of another kind would fail when a case comes to it. */
    private static final Pattern DATE = Pattern.compile("\\$\\{\\w+At}");

    private final ModelGuard guard;
    private final Map<String, Statute> statutes = Statute.shipped();
    private final ShippedDiagrams shipped = ShippedDiagrams.all();
    private final ReadDiagrams read = new ReadDiagrams();

    DiagramChecks(ModelGuard guard) {
        this.guard = guard;
    }

    /**
     * Checks a draft.
     *
     * @param ruleId the file's name and the id of its process
     * @param base the version in force; null for a new diagram
     * @param callable the diagrams in force, by their ids, which may be called
     */
    public List<RuleFinding> check(String ruleId, byte[] bpmn, byte @Nullable [] base, Map<String, byte[]> callable) {
        var findings = new TableFindings();
        try {
            var root = ModelXml.root(bpmn);
            refuse(guard.check(ruleId + ".bpmn", root), findings);
            if (findings.hasBlocking()) {
                return findings.all();
            }
            var diagram = DiagramFile.of(root);
            new ElementKinds(findings).check(diagram, root);
            var ours = shipped.find(ruleId);
            new EndChecks(diagram, ours, findings).check();
            new SavePointChecks(diagram, ours, findings).check();
            new GroupChecks(guard.values(), guard.groups(), findings).check(root);
            new UnsetChecks(ruleId, diagram, guard.variableFlow(), callable, read, findings).check();
            shape(ruleId, diagram, findings);
            if (diagram.processes().size() == 1) {
                new KeepingChecks(findings).check(ruleId, diagram.processes().get(0), ours);
            }
            diagram.nodes().values().forEach(node -> labels(diagram, node, findings));
            new ChoiceChecks(diagram, ours, statutes.get(ruleId), findings).check();
            if (ours == null) {
                new OwnDiagramChecks(diagram, findings).check();
            } else {
                new WaitChecks(diagram, ours, findings).check();
            }
            diagram.nodes("userTask").forEach(task -> people(diagram, task, findings));
            var programs = guard.variableFlow().tasks().keySet();
            new HumanStepChecks(diagram, statutes.get(ruleId), programs, findings).check();
            new CallChecks(ruleId, callable, read, findings).check(diagram);
            new RetryChecks(findings).check(diagram);
            new PriorityChecks(findings).check(root);
            var inForce = base == null ? null : read.inForce(base);
            var circles = new Circles(diagram, ours, guard.setAhead(), waiting());
            new DiagramFlow(diagram, circles, findings).check();
            new ConditionChecks(guard.values(), guard.kinds(), findings).check(diagram);
            if (inForce != null) {
                known(diagram, inForce, guard.variableFlow().tasks().keySet(), findings);
            }
            var statute = statutes.get(ruleId);
            new StepPlaces(
                            diagram,
                            ours,
                            guard.anywhere(),
                            statute == null ? Set.of() : statute.freePlaces(),
                            shipped.documents(),
                            findings)
                    .check();
            if (ours != null) {
                new ErrorChecks(diagram, ours, findings).check();
            }
            new StatuteChecks(statutes, diagram, inForce, findings).check(ruleId);
            if (inForce != null) {
                findings.addAll(changes(ruleId, diagram, inForce));
            }
        } catch (SAXException noXml) {
            refuse(guard.check(ruleId + ".bpmn", bpmn), findings);
        }
        return findings.all();
    }

    private static void refuse(List<ModelFinding> refused, TableFindings findings) {
        refused.forEach(each ->
                findings.block(each.code().toUpperCase(Locale.ROOT).replace('-', '_'), each.message(), each.element()));
    }

    /** Whether it does otherwise than the version in force at a place that the law needs. */
    public boolean touchesStatutory(String ruleId, byte[] bpmn, byte[] base) {
        try {
            return !changes(ruleId, DiagramFile.read(bpmn), read.of(base)).isEmpty();
        } catch (SAXException e) {
            throw new IllegalArgumentException("Not XML", e);
        }
    }

    /** The diagrams that the law lets nobody leave without a person. */
    private Set<String> waiting() {
        return statutes.entrySet().stream()
                .filter(statute -> statute.getValue().alwaysWaits())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private List<RuleFinding> changes(String ruleId, DiagramFile draft, DiagramFile before) {
        var statute = statutes.get(ruleId);
        if (statute == null) {
            return List.of();
        }
        return Stream.concat(
                        new StatuteChanges(statute, draft, before)
                                .find(DiagramDifference.between(before, draft)).stream(),
                        HumanStepChecks.added(draft, before).stream())
                .toList();
    }

    private static void shape(String ruleId, DiagramFile diagram, TableFindings findings) {
        if (diagram.processes().size() != 1) {
            findings.block("ONE_PROCESS", "一个文件里应当正好有一个流程", ruleId);
            return;
        }
        var process = diagram.processes().get(0);
        if (!process.getAttribute("id").equals(ruleId)) {
            findings.block("PROCESS_ID", "流程的编号应为 " + ruleId + "，和规则的编号一致", process.getAttribute("id"));
        }
        if (!process.getAttribute("isExecutable").equals("true")) {
            findings.block("NOT_EXECUTABLE", "流程没有设为可执行，请在属性里勾选", ruleId);
        }
        for (var id : diagram.nodes().keySet()) {
            if (!diagram.drawn().contains(id)) {
                findings.block("NOT_DRAWN", "这个元素没有画在图上，请画出来或者删除", id);
            }
        }
        for (var flow : diagram.flows()) {
            if (!diagram.drawn().contains(flow.getAttribute("id"))) {
                findings.block("NOT_DRAWN", "这条连线没有画在图上，请画出来或者删除", flow.getAttribute("id"));
            }
        }
    }

    private static void labels(DiagramFile diagram, Element node, TableFindings findings) {
        var id = node.getAttribute("id");
        var isGateway = String.valueOf(node.getLocalName()).endsWith("Gateway");
        var splits = isGateway && diagram.from(id).size() > 1;
        if (node.getAttribute("name").isBlank() && (!isGateway || splits)) {
            findings.block("LABEL_MISSING", "请写上中文名称", id);
        } else if (isForeign(node)) {
            findings.warn("LABEL_FOREIGN", "名称“%s”没有中文。请写上中文名称".formatted(node.getAttribute("name")), id, null, null);
        }
        if (splits && !ModelXml.is(node, "eventBasedGateway")) {
            diagram.from(id).stream()
                    .filter(flow -> flow.getAttribute("name").isBlank())
                    .forEach(flow -> findings.block("LABEL_MISSING", "请在去向上写明答案", flow.getAttribute("id")));
        }
    }

    /** What a tool calls a new element, or what was pasted from elsewhere. */
    private static boolean isForeign(Element named) {
        var name = named.getAttribute("name");
        return !name.isBlank() && name.codePoints().noneMatch(Character::isIdeographic);
    }

    private static void people(DiagramFile diagram, Element task, TableFindings findings) {
        var id = task.getAttribute("id");
        if (!DATE.matcher(ModelXml.attribute(task, "dueDate")).matches()) {
            findings.block("DUE_DATE_MISSING", "人工任务没有办理期限，请填写算好的日期，例如 ${taskDueAt}", id);
        }
        var followUp = ModelXml.attribute(task, "followUpDate");
        if (!followUp.isBlank() && !DATE.matcher(followUp).matches()) {
            findings.block("DUE_DATE_MISSING", "跟进日期不是日期。请填写算好的日期，例如 ${taskDueAt}，或者删除", id);
        }
        if (ModelXml.attribute(task, "candidateGroups").isBlank()) {
            findings.block("GROUP_MISSING", "人工任务没有办理组，没有人能看到它", id);
        }
        if (!ModelXml.attribute(task, "assignee").isBlank()) {
            findings.block("ASSIGNEE", "图上不指定到人，请改用办理组", id);
        }
        if (ModelXml.attribute(task, "formKey").isBlank() && !HumanStepChecks.isOwn(task)) {
            findings.block("FORM_MISSING", "人工任务没有表单。请选一张已发布的表单（formRef）；程序自己的任务填写 embedded:/forms/task.html", id);
        }
        var listening = new LinkedHashSet<String>();
        ModelXml.walk(task, inner -> {
            if (ModelXml.is(inner, "taskListener")
                    && inner.getAttribute("event").equals("timeout")) {
                listening.add(ModelXml.attribute(inner, "delegateExpression"));
                reminder(task, inner, findings);
            }
        });
        var timers = diagram.attachedTo(id).stream()
                .filter(event -> DiagramFile.has(event, "timerEventDefinition"))
                .count();
        if (listening.size() < 2 && timers < 2) {
            findings.block("WAIT_WITHOUT_END", "人工任务要有两个时钟：没人认领时找值班组，到期时找庭长。请沿用别的任务的写法", id);
        }
    }

    /** A time that is no date fails when the task is made, and there is no task. */
    private static void reminder(Element task, Element listener, TableFindings findings) {
        var date = DiagramFile.children(listener, "timerEventDefinition").stream()
                .map(DiagramFile::date)
                .findFirst()
                .orElse("");
        if (!DATE.matcher(date).matches()) {
            findings.block(
                    "TIMER_DATE",
                    "任务监听器“%s”的时间%s不是算好的日期，任务建不起来。请填写日期，例如 ${taskDueAt}"
                            .formatted(
                                    ModelXml.attribute(listener, "delegateExpression"),
                                    date.isEmpty() ? "" : " " + date + " "),
                    task.getAttribute("id"));
        }
    }

    /** Whether a whole case begins with the event. */
    private static boolean begins(DiagramFile diagram, String event) {
        var node = diagram.nodes().get(event);
        return node != null
                && ModelXml.is(node, "startEvent")
                && !diagram.nodes().containsKey(DiagramFile.parent(node));
    }

    /** A person's page and the sender of a message are in the program: a diagram cannot bring new ones. */
    private static void known(DiagramFile diagram, DiagramFile base, Set<String> programs, TableFindings findings) {
        for (var task : diagram.nodes("userTask")) {
            if (!HumanStepChecks.isOwn(task)
                    && base.nodes("userTask").stream()
                            .noneMatch(known -> programs.contains(known.getAttribute("id"))
                                    && known.getAttribute("id").equals(task.getAttribute("id")))) {
                findings.block(
                        "UNKNOWN_TASK",
                        "没有编号为 %s 的办理页面。新加的人工任务，请选一张已发布的表单（formRef）；原来的任务改了编号的，改回：%s"
                                .formatted(
                                        task.getAttribute("id"),
                                        base.nodes("userTask").stream()
                                                .map(known -> known.getAttribute("id"))
                                                .collect(Collectors.joining("、"))),
                        task.getAttribute("id"));
            }
        }
        diagram.awaited().forEach((event, message) -> {
            if (!base.awaited().containsValue(message)
                    || begins(diagram, event)
                            && base.awaited().entrySet().stream()
                                    .noneMatch(known ->
                                            known.getValue().equals(message) && begins(base, known.getKey()))) {
                findings.block("UNKNOWN_MESSAGE", "没有人会发出消息“" + message + "”，请沿用现行版本的消息", event);
            }
        });
    }
}
