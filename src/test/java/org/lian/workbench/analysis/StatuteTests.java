package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.engine.ModelXml;
import org.lian.engine.TestEngine;
import org.lian.process.ShippedModel;
import org.lian.workbench.RuleFinding;
import org.lian.workbench.analysis.StatuteMutants.Mutant;
import org.w3c.dom.Element;

/** What the law needs of each diagram is declared, and a draft that loses it is refused, whoever drew it. */
public class StatuteTests {
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final Map<String, Statute> STATUTES = Statute.shipped();
    /** What is said of a mutant, by its diagram and its change: many lines are tried with the same one. */
    private static final Map<List<String>, List<RuleFinding>> SAID = new ConcurrentHashMap<>();

    private static final DiagramChecks CHECKS = new DiagramChecks(TestEngine.guard(new ShippedModel()));

    static Set<String> diagrams() throws IOException {
        try (var files = Files.list(Path.of("processes"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString().replace(".bpmn", ""))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    @DisplayName("每张随程序发布的流程图都有法定内容的声明，没有多余的声明")
    void eachDiagramIsDeclared() throws IOException {
        assertThat(STATUTES.keySet()).isEqualTo(diagrams());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    @DisplayName("声明的每一行都有依据，每一处都在流程图上，处数相符")
    void whatIsDeclaredIsThere(String diagram) throws Exception {
        var statute = statute(diagram);
        var file = DiagramFile.read(shipped(diagram));

        statute.steps()
                .forEach(step ->
                        assertThat(file.find(step.place())).as(step.name()).hasSize(step.places()));
        var named = new HashSet<String>();
        events(statute).forEach(event -> {
            named.add(event.when());
            named.addAll(event.over());
            if (event.beside() != null) {
                named.add(event.beside());
            }
            assertThat(event.over().isEmpty()).as(event.name()).isEqualTo(event.interrupts() == null);
        });
        statute.paths().forEach(path -> {
            assertThat(path.from()).as(path.says()).isNotEmpty();
            assertThat(path.before()).as(path.says()).isNotEmpty();
            Assumption.of(path.assuming());
            named.addAll(path.from());
            named.addAll(path.through());
            named.addAll(path.before());
        });
        statute.closes().forEach(close -> named.add(close.after()));
        statute.free().forEach(free -> named.add(free.what()));
        named.remove("end");
        assertThat(named)
                .allSatisfy(place ->
                        assertThat(file.find(TablePlace.of(place))).as(place).isNotEmpty());
        // What a path rests on may not get lost unseen: it is a line of its own.
        var lines = new HashSet<String>(Set.of("start", "end"));
        statute.steps().forEach(step -> lines.add(step.does()));
        events(statute).forEach(event -> lines.add(event.when()));
        statute.paths().forEach(path -> assertThat(lines)
                .as(path.says())
                .containsAll(path.from())
                .containsAll(path.through())
                .containsAll(path.before()));
        assertThat(Stream.of(
                                statute.steps().stream().map(Statute.Step::basis),
                                events(statute).map(Statute.Event::basis),
                                statute.closes().stream().map(Statute.Close::basis),
                                statute.paths().stream().map(Statute.Path::basis))
                        .flatMap(each -> each))
                .allMatch(basis -> basis.matches("(?:(?:[^第、]*(?:法|规定|办法|解释|规则))?第[一二三四五六七八九十百零]+条、?)+|没有条文；.+"));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    @DisplayName("流程图上的每个步骤、人工任务、调用和时钟，要么是法定的，要么写明可以自己改；不会两样都是")
    void whatIsThereIsDeclared(String diagram) throws Exception {
        var statute = statute(diagram);
        var file = DiagramFile.read(shipped(diagram));
        var bound = found(
                file,
                Stream.concat(
                        statute.steps().stream().map(Statute.Step::place),
                        events(statute).map(Statute.Event::place)));
        var free = found(file, statute.free().stream().map(each -> TablePlace.of(each.what())));

        assertThat(bound).noneMatch(free::contains);
        assertThat(statute.free()).allMatch(each -> !each.because().isBlank());
        file.nodes().forEach((id, node) -> {
            var kind = node.getLocalName();
            if (kind.endsWith("Task")
                    || kind.equals("callActivity")
                    || !file.trigger(node).isEmpty() && isTimer(node)) {
                assertThat(bound.contains(id) || free.contains(id))
                        .as(id + " stands in no rule of the statute: name it there, or under free: as {what: " + id
                                + ", because: …}")
                        .isTrue();
            }
        });
    }

    @TestFactory
    @DisplayName("声明的每一行，少了、换了、绕过了，都在那个元素上指出来，写明条文")
    Stream<DynamicTest> eachLine() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (var diagram : diagrams()) {
            var byLine = new LinkedHashMap<String, List<Mutant>>();
            lines(statute(diagram)).forEach(line -> byLine.put(line, new ArrayList<>()));
            for (var mutant : StatuteMutants.of(statute(diagram), shipped(diagram))) {
                byLine.get(key(mutant.code(), mutant.line())).add(mutant);
            }
            byLine.forEach((line, mutants) -> tests.add(DynamicTest.dynamicTest(diagram + " " + line, () -> {
                if (line.startsWith("STATUTE_PATH")) {
                    assertThat(mutants).anyMatch(mutant -> isRefused(diagram, mutant));
                } else {
                    assertThat(mutants).isNotEmpty().allMatch(mutant -> isRefused(diagram, mutant));
                }
            })));
        }
        return tests.stream();
    }

    /** For some lines of a diagram, evenly taken, one draft that breaks it and that the checks refuse. */
    public static List<byte[]> refused(String diagram, int most) throws IOException {
        var byLine = StatuteMutants.of(statute(diagram), shipped(diagram)).stream()
                .collect(Collectors.groupingBy(
                        mutant -> key(mutant.code(), mutant.line()), LinkedHashMap::new, Collectors.toList()));
        var lines = List.copyOf(byLine.values());
        var broken = new ArrayList<byte[]>();
        for (var at = 0; at < lines.size(); at += Math.max(1, lines.size() / most)) {
            lines.get(at).stream()
                    .filter(mutant -> isRefused(diagram, mutant))
                    .findFirst()
                    .ifPresent(mutant -> broken.add(mutant.content()));
        }
        return broken;
    }

    private static boolean isRefused(String diagram, Mutant mutant) {
        return SAID.computeIfAbsent(List.of(diagram, mutant.how()), change -> said(diagram, mutant.file())).stream()
                .anyMatch(finding -> finding.isBlocking()
                        && finding.code().equals(mutant.code())
                        && finding.message().contains(mutant.line())
                        && finding.message().contains(mutant.basis())
                        && mutant.elements().contains(finding.element()));
    }

    private static List<RuleFinding> said(String diagram, DiagramFile draft) {
        var findings = new TableFindings();
        new StatuteChecks(STATUTES, draft, ShippedDiagrams.all().find(diagram), findings).check(diagram);
        return findings.all();
    }

    private static Stream<String> lines(Statute statute) {
        return Stream.of(
                        statute.steps().stream().map(step -> key("STATUTE_STEP", step.name())),
                        statute.steps().stream()
                                .filter(Statute.Step::once)
                                .map(step -> key("STATUTE_ONCE", step.name())),
                        statute.clocks().stream().map(clock -> key("STATUTE_CLOCK", clock.name())),
                        statute.messages().stream().map(message -> key("STATUTE_MESSAGE", message.name())),
                        statute.closes().stream().map(close -> key("STATUTE_CLOSE", close.name())),
                        statute.paths().stream().map(path -> key("STATUTE_PATH", path.says())))
                .flatMap(each -> each);
    }

    private static String key(String code, String line) {
        return code + " " + line;
    }

    /** What two analysts could publish before; what must be said, and where. */
    private record Attack(String name, String diagram, String code, String element, Consumer<DiagramFile> how) {}

    private static final List<Attack> ATTACKS = List.of(
            new Attack(
                    "登记立案改成手工任务",
                    "filing",
                    "STATUTE_STEP",
                    "Task_IssueCaseNumber",
                    file -> as(file, "Task_IssueCaseNumber", "manualTask")),
            new Attack(
                    "确定审查期限改成没有类型的任务",
                    "filing",
                    "STATUTE_STEP",
                    "Task_SetReviewDeadline",
                    file -> as(file, "Task_SetReviewDeadline", "task")),
            new Attack("审查期限届满不再中断审查", "filing", "STATUTE_CLOCK", "BoundaryEvent_ReviewOverdue", file -> node(
                            file, "BoundaryEvent_ReviewOverdue")
                    .setAttribute("cancelActivity", "false")),
            new Attack(
                    "审查期限届满改看补正期限",
                    "filing",
                    "STATUTE_CLOCK",
                    "BoundaryEvent_ReviewOverdue",
                    file -> ModelXml.walk(node(file, "BoundaryEvent_ReviewOverdue"), inner -> {
                        if (ModelXml.is(inner, "timeDate")) {
                            inner.setTextContent("${correctionDueAt}");
                        }
                    })),
            new Attack("提醒改成中断审查", "filing", "STATUTE_PATH", "Task_ReviewFiling", file -> node(
                            file, "BoundaryEvent_ReviewReminder")
                    .removeAttribute("cancelActivity")),
            new Attack(
                    "登记立案以后走回登记立案",
                    "filing",
                    "STATUTE_ONCE",
                    "Task_IssueCaseNumber",
                    file -> lead(file, "CallActivity_ServeAcceptance", "Task_IssueCaseNumber")),
            new Attack(
                    "退费改成手工任务",
                    "refund",
                    "STATUTE_STEP",
                    "Task_SendRefund",
                    file -> as(file, "Task_SendRefund", "manualTask")),
            new Attack("退费办一百万次", "refund", "ELEMENT_KIND", "Task_SendRefund", file -> {
                var many = inner(file, "Task_SendRefund", "multiInstanceLoopCharacteristics");
                many.appendChild(many.getOwnerDocument().createElementNS(BPMN, "bpmn:loopCardinality"))
                        .setTextContent("1000000");
            }),
            new Attack(
                    "退费循环办",
                    "refund",
                    "ELEMENT_KIND",
                    "Task_SendRefund",
                    file -> inner(file, "Task_SendRefund", "standardLoopCharacteristics")),
            new Attack("引用没有的决策表", "refund", "ELEMENT_KIND", "Task_SendRefund", file -> {
                as(file, "Task_SendRefund", "businessRuleTask");
                node(file, "Task_SendRefund").removeAttributeNS(CAMUNDA, "delegateExpression");
                node(file, "Task_SendRefund").setAttributeNS(CAMUNDA, "camunda:decisionRef", "no-such-table");
            }),
            new Attack(
                    "信号结束事件",
                    "refund",
                    "EVENT_KIND",
                    "EndEvent_Refunded",
                    file -> inner(file, "EndEvent_Refunded", "signalEventDefinition")),
            new Attack(
                    "不经核定就退费",
                    "refund",
                    "STATUTE_PATH",
                    "Task_ApproveRefund",
                    file -> lead(file, "Task_SetRefundDeadline", "Task_SendRefund")),
            new Attack("不予退费也退费", "refund", "STATUTE_PATH", "Task_ApproveRefund", file -> file.flows().stream()
                    .filter(flow -> flow.getAttribute("id").equals("Flow_RefundDeclined"))
                    .forEach(flow -> flow.setAttribute("targetRef", "Task_SendRefund"))),
            new Attack(
                    "提醒时就把钱退出去",
                    "refund",
                    "STATUTE_PATH",
                    "Task_ApproveRefund",
                    file -> lead(file, "BoundaryEvent_RefundUnclaimed", "Task_SendRefund")),
            new Attack("监听器里退费", "refund", "ELEMENT_KIND", "Task_SetRefundDeadline", file -> {
                var extensions = inner(file, "Task_SetRefundDeadline", "extensionElements");
                var listener = extensions.getOwnerDocument().createElementNS(CAMUNDA, "camunda:executionListener");
                listener.setAttribute("event", "end");
                listener.setAttribute("delegateExpression", "${sendRefund}");
                extensions.appendChild(listener);
            }),
            new Attack("别的流程里退费", "complaint", "STATUTE_ELSEWHERE", "Task_RemindComplaint", file -> node(
                            file, "Task_RemindComplaint")
                    .setAttributeNS(CAMUNDA, "camunda:delegateExpression", "${sendRefund}")),
            new Attack(
                    "投诉不答复就结束",
                    "complaint",
                    "STATUTE_PATH",
                    "Task_ServeComplaintAnswer",
                    file -> lead(file, "Task_AnswerComplaint", "EndEvent_ComplaintAnswered")),
            new Attack(
                    "不同意电子送达的也电子送达",
                    "service-of-document",
                    "STATUTE_PATH",
                    "Task_RegisterPaperService",
                    file -> file.flows().stream()
                            .filter(flow -> flow.getAttribute("id").equals("Flow_OnPaper"))
                            .forEach(flow -> flow.setAttribute("targetRef", "Task_ServeElectronically"))),
            new Attack("条件写成文字的 false", "refund", "STATUTE_PATH", "Task_ApproveRefund", file -> file.flows().stream()
                    .filter(flow -> flow.getAttribute("id").equals("Flow_RefundGranted"))
                    .forEach(flow -> DiagramFile.children(flow, "conditionExpression")
                            .forEach(condition -> condition.setTextContent("${refundApproved == 'false'}")))),
            new Attack("中断写成 0", "filing", "ELEMENT_KIND", "BoundaryEvent_ReviewOverdue", file -> node(
                            file, "BoundaryEvent_ReviewOverdue")
                    .setAttribute("cancelActivity", "0")),
            new Attack(
                    "用别的消息另开一案",
                    "filing",
                    "UNKNOWN_MESSAGE",
                    "StartEvent_OrderedByHigherCourt",
                    file -> ModelXml.walk(node(file, "StartEvent_OrderedByHigherCourt"), inner -> {
                        if (ModelXml.is(inner, "messageEventDefinition")) {
                            inner.setAttribute("messageRef", "Message_CorrectionSubmitted");
                        }
                    })),
            new Attack("输出参数写上准予", "refund", "ELEMENT_KIND", "Task_SetRefundDeadline", file -> {
                var extensions = inner(file, "Task_SetRefundDeadline", "extensionElements");
                var document = extensions.getOwnerDocument();
                var outputs = extensions.appendChild(document.createElementNS(CAMUNDA, "camunda:inputOutput"));
                var output = document.createElementNS(CAMUNDA, "camunda:outputParameter");
                output.setAttribute("name", "refundApproved");
                output.setTextContent("true");
                outputs.appendChild(output);
            }),
            new Attack(
                    "核对立案前结果以后当作撤回",
                    "filing",
                    "STATUTE_PATH",
                    "Task_RecordWithdrawal",
                    file -> lead(file, "Task_ClarifyOutcome", "EndEvent_Withdrawn")),
            new Attack("不予受理的当作撤回", "filing", "STATUTE_PATH", "CallActivity_ServeRefusal", file -> file.flows().stream()
                    .filter(flow -> flow.getAttribute("id").equals("Flow_Refused"))
                    .forEach(flow -> flow.setAttribute("targetRef", "EndEvent_Withdrawn"))),
            new Attack(
                    "按撤诉处理以后别的步骤还在办",
                    "filing",
                    "STATUTE_CLOSE",
                    "EndEvent_DeemedWithdrawn",
                    file -> StatuteMutants.plain(file, "EndEvent_DeemedWithdrawn")),
            new Attack(
                    "准许撤诉以后走到不终止的结束",
                    "filing",
                    "STATUTE_CLOSE",
                    "EndEvent_WithdrawalDenied",
                    file -> lead(file, "CallActivity_ServeWithdrawalRuling", "EndEvent_WithdrawalDenied")),
            new Attack(
                    "没有人就送完又送",
                    "filing",
                    "LOOP",
                    "CallActivity_ServeForwarding",
                    file -> lead(file, "CallActivity_ServeForwarding", "CallActivity_ServeForwarding")));

    @TestFactory
    @DisplayName("以前两名规则维护人员就能发布的改动，现在谁也发布不了")
    Stream<DynamicTest> attacks() {
        return ATTACKS.stream()
                .map(attack -> DynamicTest.dynamicTest(attack.name(), () -> {
                    var findings = check(attack.diagram(), attack.how());
                    assertThat(findings).anySatisfy(finding -> {
                        assertThat(finding.isBlocking()).isTrue();
                        assertThat(finding.code()).isEqualTo(attack.code());
                        assertThat(finding.element()).isEqualTo(attack.element());
                        if (attack.code().startsWith("STATUTE")) {
                            assertThat(finding.message()).containsPattern("第[一二三四五六七八九十百零]+条");
                        }
                    });
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"manualTask", "task", "sendTask", "receiveTask", "transaction", "adHocSubProcess"})
    @DisplayName("不认识的种类，用话说明改成什么")
    void kinds(String kind) {
        assertThat(check("complaint", file -> as(file, "Task_RemindComplaint", kind)))
                .filteredOn(finding -> finding.code().equals("ELEMENT_KIND"))
                .first()
                .satisfies(finding -> {
                    assertThat(finding.element()).isEqualTo("Task_RemindComplaint");
                    assertThat(finding.message()).contains("”：流程图里不能用", "请改");
                });
    }

    @Test
    @DisplayName("一步后面同时走两条路的，不收：一个案件同时只办一步")
    void fork() {
        assertThat(check("complaint", file -> {
                    var flow = file.flows().get(0).cloneNode(true);
                    ((Element) flow).setAttribute("id", "Flow_Twice");
                    file.flows().get(0).getParentNode().appendChild(flow);
                }))
                .anyMatch(finding -> finding.code().equals("FORK") && finding.isBlocking());
    }

    private static final Map<String, Consumer<DiagramFile>> HARMLESS = Map.of(
            "改名称",
                    file -> file.nodes().values().forEach(node -> {
                        if (!node.getAttribute("name").isEmpty()) {
                            node.setAttribute("name", node.getAttribute("name") + "（新）");
                        }
                    }),
            "移动图形",
                    file -> ModelXml.walk(
                            file.processes().get(0).getOwnerDocument().getDocumentElement(), drawn -> {
                                if (ModelXml.is(drawn, "Bounds")) {
                                    drawn.setAttribute(
                                            "x", String.valueOf(Double.parseDouble(drawn.getAttribute("x")) + 10));
                                }
                            }),
            "改说明",
                    file -> file.nodes().values().forEach(node -> DiagramFile.children(node, "documentation")
                            .forEach(note -> note.setTextContent("另写的说明"))),
            "在不是法定的两步之间加一步", file -> step(file, "Flow_CheckMaterials_to_FindRelatedFilings", "serviceTask"),
            "加一个网关，两边都往下走", file -> step(file, "Flow_CheckMaterials_to_FindRelatedFilings", "exclusiveGateway"),
            "再加一个提醒",
                    file -> {
                        var timer = (Element)
                                node(file, "BoundaryEvent_ReviewReminder").cloneNode(true);
                        timer.setAttribute("id", "BoundaryEvent_Another");
                        ModelXml.walk(timer, inner -> {
                            if (ModelXml.is(inner, "timerEventDefinition")) {
                                inner.setAttribute("id", "BoundaryEvent_Another_timer");
                            }
                        });
                        DiagramFile.children(timer, "outgoing").forEach(timer::removeChild);
                        node(file, "BoundaryEvent_ReviewReminder")
                                .getParentNode()
                                .appendChild(timer);
                        flow(file, "BoundaryEvent_Another", "Task_RemindReviewer", "Flow_Another");
                        draw(file, "BoundaryEvent_Another");
                    });

    @TestFactory
    @DisplayName("无害的改动照旧由两名规则维护人员发布：没有检查结果，不用庭长")
    Stream<DynamicTest> harmless() {
        return HARMLESS.entrySet().stream()
                .map(change -> DynamicTest.dynamicTest(change.getKey(), () -> {
                    assertThat(check("filing", change.getValue())).isEmpty();
                    assertThat(touches("filing", change.getValue())).isFalse();
                }));
    }

    /** A change that a supervisor may approve. */
    private record Wanted(String name, String element, String what, Consumer<DiagramFile> how) {}

    private static final List<Wanted> WANTED = List.of(
            new Wanted("办理组", "Task_SignRefusal", "办理组", file -> node(file, "Task_SignRefusal")
                    .setAttributeNS(CAMUNDA, "camunda:candidateGroups", "filing-clerks")),
            new Wanted("办理期限", "Task_SignRefusal", "办理期限", file -> node(file, "Task_SignRefusal")
                    .setAttributeNS(CAMUNDA, "camunda:dueDate", "${reviewAlertAt}")),
            new Wanted("先保存", "Task_IssueCaseNumber", "之前先保存", file -> node(file, "Task_IssueCaseNumber")
                    .setAttributeNS(CAMUNDA, "camunda:asyncBefore", "true")),
            new Wanted(
                    "任务时钟",
                    "Task_ReviewFiling",
                    "任务时钟的步骤",
                    file -> ModelXml.walk(node(file, "Task_ReviewFiling"), inner -> {
                        if (ModelXml.is(inner, "taskListener")) {
                            inner.setAttribute("delegateExpression", "${offerToDutyGroup}");
                        }
                    })),
            new Wanted(
                    "紧接着的一步",
                    "Task_SetReviewDeadline",
                    "前后的连线",
                    file -> step(file, "Flow_Deadline_to_Review", "serviceTask")),
            new Wanted("前后的判断", "Task_SignRefusal", "前后的判断", file -> node(file, "Gateway_RefusalSigned")
                    .setAttribute("default", "Flow_BackToReview")));

    @TestFactory
    @DisplayName("法定内容的别的改动须由庭长批准：指出哪一处、改了什么、哪一条")
    Stream<DynamicTest> wanted() {
        return WANTED.stream()
                .map(wanted -> DynamicTest.dynamicTest(wanted.name(), () -> {
                    assertThat(touches("filing", wanted.how())).isTrue();
                    assertThat(check("filing", wanted.how()))
                            .filteredOn(finding -> finding.code().equals("STATUTE_CHANGED"))
                            .anySatisfy(finding -> {
                                assertThat(finding.isBlocking()).isFalse();
                                assertThat(finding.element()).isEqualTo(wanted.element());
                                assertThat(finding.message()).contains(wanted.what(), "条", "须由庭长批准");
                            });
                }));
    }

    @Test
    @DisplayName("不动法定的一步、也不动它前后的连线，只在远处另开一条绕过它的路，同样须由庭长批准")
    void aWayAroundFromAfar() {
        var base = StatuteMutants.changed(shipped("refund"), file -> {
            step(file, "Flow_RefundQueryDue_to_QueryRefund", "serviceTask", "Before");
            step(file, "Flow_QueryRefund_to_RefundOutcome", "serviceTask", "After");
        });
        var draft = StatuteMutants.changed(base, file -> {
            step(file, "Flow_RefundQueryDue_to_QueryRefund", "exclusiveGateway", "Choice");
            flow(file, "Choice", "After", "Flow_Around");
        });

        assertThat(CHECKS.touchesStatutory("refund", base, base)).isFalse();
        assertThat(CHECKS.touchesStatutory("refund", draft, base)).isTrue();
        assertThat(new StatuteChanges(statute("refund"), read(draft), read(base))
                        .find(DiagramDifference.between(base, draft)))
                .anySatisfy(finding -> {
                    assertThat(finding.element()).isEqualTo("Task_QueryRefund");
                    assertThat(finding.message()).contains("有了绕过它的路");
                });
    }

    private static void as(DiagramFile file, String id, String kind) {
        StatuteMutants.renamed(node(file, id), kind);
    }

    private static Element inner(DiagramFile file, String id, String kind) {
        var node = node(file, id);
        var inner = node.getOwnerDocument().createElementNS(BPMN, "bpmn:" + kind);
        if (kind.equals("extensionElements")) {
            node.insertBefore(inner, DiagramFile.children(node, "incoming").get(0));
        } else {
            node.appendChild(inner);
        }
        return inner;
    }

    private static void lead(DiagramFile file, String from, String to) {
        file.from(from).forEach(flow -> flow.setAttribute("targetRef", to));
    }

    /** A new node in the middle of a flow; a gateway gets two ways on. */
    private static void step(DiagramFile file, String flow, String kind) {
        step(file, flow, kind, "Added");
    }

    private static void step(DiagramFile file, String flow, String kind, String id) {
        var before = file.flows().stream()
                .filter(each -> each.getAttribute("id").equals(flow))
                .findFirst()
                .orElseThrow();
        var target = before.getAttribute("targetRef");
        var added = before.getOwnerDocument().createElementNS(BPMN, "bpmn:" + kind);
        added.setAttribute("id", id);
        added.setAttribute("name", "新的一步");
        if (kind.equals("serviceTask")) {
            added.setAttributeNS(CAMUNDA, "camunda:delegateExpression", "${findRelatedFilings}");
        } else {
            added.setAttribute("default", "Flow_" + id);
        }
        before.getParentNode().appendChild(added);
        before.setAttribute("targetRef", id);
        flow(file, id, target, "Flow_" + id).setAttribute("name", "否则");
        draw(file, id);
        if (!kind.equals("serviceTask")) {
            var other = flow(file, id, target, "Flow_Other_" + id);
            other.setAttribute("name", "坚持");
            var condition = other.getOwnerDocument().createElementNS(BPMN, "bpmn:conditionExpression");
            condition.setTextContent("${insisted == true}");
            other.appendChild(condition);
        }
    }

    private static Element flow(DiagramFile file, String from, String to, String id) {
        var around = node(file, from).getParentNode();
        var flow = around.getOwnerDocument().createElementNS(BPMN, "bpmn:sequenceFlow");
        flow.setAttribute("id", id);
        flow.setAttribute("sourceRef", from);
        flow.setAttribute("targetRef", to);
        around.appendChild(flow);
        draw(file, id);
        return flow;
    }

    private static void draw(DiagramFile file, String id) {
        var drawn = new ArrayList<Element>();
        ModelXml.walk(file.processes().get(0).getOwnerDocument().getDocumentElement(), each -> {
            if (ModelXml.is(each, id.startsWith("Flow") ? "BPMNEdge" : "BPMNShape")) {
                drawn.add(each);
            }
        });
        var copy = (Element) drawn.get(0).cloneNode(true);
        copy.setAttribute("id", id + "_di");
        copy.setAttribute("bpmnElement", id);
        drawn.get(0).getParentNode().appendChild(copy);
    }

    /** As the file has it now, renamed or not. */
    private static Element node(DiagramFile file, String id) {
        var found = new ArrayList<Element>();
        ModelXml.walk(file.processes().get(0), each -> {
            if (each.getAttribute("id").equals(id)) {
                found.add(each);
            }
        });
        return found.get(0);
    }

    private static List<RuleFinding> check(String diagram, Consumer<DiagramFile> change) {
        try {
            return CHECKS.check(
                    diagram,
                    StatuteMutants.changed(shipped(diagram), change),
                    shipped(diagram),
                    ChangedDiagram.diagrams());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean touches(String diagram, Consumer<DiagramFile> change) {
        return CHECKS.touchesStatutory(diagram, StatuteMutants.changed(shipped(diagram), change), shipped(diagram));
    }

    private static Set<String> found(DiagramFile file, Stream<TablePlace> places) {
        return places.flatMap(place -> file.find(place).stream()).collect(Collectors.toSet());
    }

    private static Stream<Statute.Event> events(Statute statute) {
        return Stream.concat(statute.clocks().stream(), statute.messages().stream());
    }

    private static boolean isTimer(Element node) {
        return DiagramFile.has(node, "timerEventDefinition");
    }

    private static Statute statute(String diagram) {
        return Objects.requireNonNull(STATUTES.get(diagram));
    }

    private static DiagramFile read(byte[] content) {
        try {
            return DiagramFile.read(content);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] shipped(String diagram) {
        try {
            return Files.readAllBytes(Path.of("processes", diagram + ".bpmn"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
