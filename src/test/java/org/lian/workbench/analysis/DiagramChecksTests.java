package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.engine.ModelXml;
import org.lian.engine.TestEngine;
import org.lian.process.ShippedModel;
import org.lian.workbench.RuleFinding;
import org.w3c.dom.Element;

/** A broken diagram is refused at the element that is broken; the shipped ones pass. */
class DiagramChecksTests {
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final DiagramChecks CHECKS = new DiagramChecks(TestEngine.guard(new ShippedModel()));

    static List<String> diagrams() throws IOException {
        try (var files = Files.list(Path.of("processes"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString().replace(".bpmn", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    @DisplayName("随程序发布的流程图都没有问题")
    void theShippedOnesPass(String diagram) throws IOException {
        assertThat(check(diagram, shipped(diagram))).isEmpty();
    }

    @Test
    @DisplayName("不是 BPMN、有脚本的，由守门的规则指出来")
    void whatTheGuardRefuses() throws IOException {
        assertThat(codes(check("refund", "<html/>".getBytes(StandardCharsets.UTF_8))))
                .containsExactly("NOT_BPMN");
        var script = text("refund").replaceFirst("<bpmn:serviceTask", "<bpmn:scriptTask");
        assertThat(check(
                        "refund",
                        script.replaceFirst("</bpmn:serviceTask>", "</bpmn:scriptTask>")
                                .getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty()
                .allMatch(RuleFinding::isBlocking);
    }

    @Test
    @DisplayName("流程的编号就是规则的编号")
    void processId() throws IOException {
        var other = text("refund").replace("id=\"refund\"", "id=\"refund-other\"");
        assertThat(codes(check("refund", other.getBytes(StandardCharsets.UTF_8))))
                .contains("PROCESS_ID");
    }

    @Test
    @DisplayName("绕成一圈而其中没有等待的，指出来")
    void aCircleWithoutAWait() throws IOException {
        var circle = mutant("refund", element -> ModelXml.is(element, "serviceTask"), (root, task) -> {
            var id = task.getAttribute("id");
            ModelXml.walk(root, flow -> {
                if (ModelXml.is(flow, "sequenceFlow")
                        && flow.getAttribute("sourceRef").equals(id)) {
                    flow.setAttribute("targetRef", id);
                }
            });
        });
        assertThat(codes(check("refund", circle))).contains("LOOP");
    }

    @Test
    @DisplayName("服务任务引用任务监听器：不能发布，写明哪一步")
    void aListenerAsAStep() throws IOException {
        var changed = ChangedDiagram.of("filing").with("\"${findRelatedFilings}\"", "\"${offerToDutyGroup}\"");

        assertThat(changed.blocking("DELEGATE", "Task_FindRelatedFilings"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("offerToDutyGroup", "是任务监听器，不是步骤"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gateway_0k3f", "User Task", "Input/Output", "123"})
    @DisplayName("名称是工具起的英文、编号：提醒写中文，不挡发布")
    void aNameWithoutChinese(String name) throws IOException {
        var changed = ChangedDiagram.of("refund").with("name=\"退费结果？\"", "name=\"" + name + "\"");

        assertThat(changed.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.isBlocking()).isFalse();
            assertThat(finding.code()).isEqualTo("LABEL_FOREIGN");
            assertThat(finding.element()).isEqualTo("Gateway_RefundOutcome");
            assertThat(finding.message()).contains(name);
        });
    }

    /** How many elements of a diagram are broken in each way: all of them in the campaign. */
    private static final int OF_A_KIND = Integer.getInteger("breaks.of.a.kind", 3);

    /** One way to break a diagram: which elements, how, and what must be said. */
    private record Break(String name, String code, Predicate<Element> where, Consumer<Element> how) {}

    private static final List<Break> BREAKS = List.of(
            new Break("没有期限", "DUE_DATE_MISSING", is("userTask"), task -> task.removeAttributeNS(CAMUNDA, "dueDate")),
            new Break(
                    "没有办理组",
                    "GROUP_MISSING",
                    is("userTask"),
                    task -> task.removeAttributeNS(CAMUNDA, "candidateGroups")),
            new Break("没有表单", "FORM_MISSING", is("userTask"), task -> task.removeAttributeNS(CAMUNDA, "formKey")),
            new Break(
                    "没有时钟",
                    "WAIT_WITHOUT_END",
                    is("userTask").and(task -> hasListener(task)),
                    DiagramChecksTests::removeListeners),
            new Break("换了编号", "UNKNOWN_TASK", is("userTask"), task -> rename(task, task.getAttribute("id") + "New")),
            new Break(
                    "没有名称",
                    "LABEL_MISSING",
                    is("userTask").or(is("serviceTask")).or(is("endEvent")).or(is("callActivity")),
                    node -> node.setAttribute("name", "")),
            new Break(
                    "没有默认去向",
                    "DEFAULT_MISSING",
                    is("exclusiveGateway").and(gateway -> gateway.hasAttribute("default")),
                    gateway -> gateway.removeAttribute("default")),
            new Break(
                    "去向没有条件",
                    "CONDITION_MISSING",
                    is("sequenceFlow").and(flow -> DiagramFile.has(flow, "conditionExpression")),
                    flow -> DiagramFile.children(flow, "conditionExpression").forEach(flow::removeChild)),
            new Break(
                    "调用不存在的流程",
                    "CALLED_UNKNOWN",
                    is("callActivity"),
                    call -> call.setAttribute("calledElement", "no-such-process")),
            new Break("调用时没有业务编号", "BUSINESS_KEY_MISSING", is("callActivity"), DiagramChecksTests::removeBusinessKey),
            new Break(
                    "时钟写天数",
                    "TIMER_DATE",
                    is("timeDate")
                            .and(date ->
                                    !ModelXml.is((Element) date.getParentNode().getParentNode(), "taskListener")),
                    date -> date.setTextContent("2026-12-01T00:00:00")),
            new Break(
                    "没有画出来",
                    "NOT_DRAWN",
                    is("BPMNShape").and(DiagramChecksTests::drawsANode),
                    shape -> shape.getParentNode().removeChild(shape)),
            new Break("连线断了", "DEAD_END", is("sequenceFlow").and(flow -> onlyWayOut(flow)), flow -> flow.getParentNode()
                    .removeChild(flow)));

    @TestFactory
    @Tag("long")
    @Tag("campaign")
    @DisplayName("一百种以上的破损，逐一指到那个元素")
    Stream<DynamicTest> broken() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (var diagram : diagrams()) {
            for (var one : BREAKS) {
                var places = places(diagram, one.where());
                for (var place = 0; place < Math.min(places, OF_A_KIND); place++) {
                    // Spread over the diagram, its first and its last element among them.
                    var index = places <= OF_A_KIND ? place : place * (places - 1) / (OF_A_KIND - 1);
                    tests.add(DynamicTest.dynamicTest(diagram + " " + one.name() + " " + index, () -> assertThat(
                                    codes(check(diagram, broken(diagram, one, index))))
                            .contains(one.code())));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(100);
        return tests.stream();
    }

    private static byte[] broken(String diagram, Break one, int index) {
        var found = new ArrayList<Element>();
        var root = root(diagram);
        ModelXml.walk(root, element -> {
            if (one.where().test(element)) {
                found.add(element);
            }
        });
        one.how().accept(found.get(index));
        return write(root);
    }

    private static int places(String diagram, Predicate<Element> where) {
        var count = new int[1];
        ModelXml.walk(root(diagram), element -> count[0] += where.test(element) ? 1 : 0);
        return count[0];
    }

    private interface Change {
        void apply(Element root, Element place);
    }

    private static byte[] mutant(String diagram, Predicate<Element> where, Change change) {
        var root = root(diagram);
        var places = new ArrayList<Element>();
        ModelXml.walk(root, element -> {
            if (where.test(element)) {
                places.add(element);
            }
        });
        change.apply(root, places.get(0));
        return write(root);
    }

    private static Predicate<Element> is(String kind) {
        return element -> ModelXml.is(element, kind);
    }

    private static boolean hasListener(Element task) {
        var count = new int[1];
        ModelXml.walk(task, inner -> count[0] += ModelXml.is(inner, "taskListener") ? 1 : 0);
        return count[0] > 0;
    }

    private static void removeListeners(Element task) {
        var listeners = new ArrayList<Element>();
        ModelXml.walk(task, inner -> {
            if (ModelXml.is(inner, "taskListener")) {
                listeners.add(inner);
            }
        });
        listeners.forEach(listener -> listener.getParentNode().removeChild(listener));
    }

    private static void removeBusinessKey(Element call) {
        var keys = new ArrayList<Element>();
        ModelXml.walk(call, inner -> {
            if (inner.hasAttribute("businessKey")) {
                keys.add(inner);
            }
        });
        keys.forEach(key -> key.getParentNode().removeChild(key));
    }

    /** A new id wherever the old one stands. */
    private static void rename(Element node, String id) {
        var before = node.getAttribute("id");
        ModelXml.walk(node.getOwnerDocument().getDocumentElement(), element -> {
            for (var attribute : ModelXml.attributes(element)) {
                if (attribute.getValue().equals(before)) {
                    attribute.setValue(id);
                }
            }
        });
    }

    private static boolean drawsANode(Element shape) {
        var kinds = new ArrayList<String>();
        ModelXml.walk(shape.getOwnerDocument().getDocumentElement(), element -> {
            if (element.getAttribute("id").equals(shape.getAttribute("bpmnElement"))) {
                kinds.add(element.getLocalName());
            }
        });
        return kinds.stream().anyMatch(kind -> kind.matches(".*(Task|Event|Gateway|Activity)"));
    }

    private static boolean onlyWayOut(Element flow) {
        var same = new int[1];
        ModelXml.walk(flow.getOwnerDocument().getDocumentElement(), other -> {
            if (ModelXml.is(other, "sequenceFlow")
                    && other.getAttribute("sourceRef").equals(flow.getAttribute("sourceRef"))) {
                same[0]++;
            }
        });
        return same[0] == 1;
    }

    private static List<RuleFinding> check(String diagram, byte[] content) throws IOException {
        return CHECKS.check(diagram, content, shipped(diagram), ChangedDiagram.diagrams());
    }

    private static Set<String> codes(List<RuleFinding> findings) {
        return findings.stream().map(RuleFinding::code).collect(Collectors.toSet());
    }

    private static byte[] shipped(String diagram) throws IOException {
        return Files.readAllBytes(Path.of("processes", diagram + ".bpmn"));
    }

    private static String text(String diagram) throws IOException {
        return Files.readString(Path.of("processes", diagram + ".bpmn"));
    }

    private static Element root(String diagram) {
        try {
            return ModelXml.root(shipped(diagram));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] write(Element root) {
        try {
            var out = new ByteArrayOutputStream();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(root.getOwnerDocument()), new StreamResult(out));
            return out.toByteArray();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
