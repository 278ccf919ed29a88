package org.lian.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.InputData;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lian.process.variables.Variable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the diagrams, the tables and the code owe each other. */
class ProcessContractTests {
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.'\"])[A-Za-z_]\\w*(?![\\w'\"])");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern QUOTED = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");

    /** A question to a table in the code: the id itself or a constant of the same file. */
    private static final Pattern ASKED =
            Pattern.compile("\\b(?:evaluate|preview|ask|decide)\\(\\s*(?:\"([^\"]+)\"|([A-Z][A-Z_]+))");

    private static final Pattern TABLE_ID = Pattern.compile("[a-z]+(-[a-z]+)*");

    /** One diagram with its file's name. */
    record Diagram(String name, BpmnModelInstance model) {
        <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Collection<T> all(Class<T> type) {
            return model.getModelElementsByType(type);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** One table with its file's name. */
    record Table(String name, DmnModelInstance model) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final ShippedModel SHIPPED = new ShippedModel();

    private static final List<Diagram> DIAGRAMS = files("processes", ".bpmn")
            .map(file -> new Diagram(nameOf(file), Bpmn.readModelFromFile(file.toFile())))
            .toList();

    private static final List<Table> TABLES = files("decisions", ".dmn")
            .map(file -> new Table(nameOf(file), Dmn.readModelFromFile(file.toFile())))
            .toList();

    static List<Diagram> diagrams() {
        return DIAGRAMS;
    }

    static List<Table> tables() {
        return TABLES;
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    @DisplayName("文件名就是流程编号，并且保存多久写明")
    void fileNameIsProcessId(Diagram diagram) {
        assertThat(diagram.all(Process.class)).singleElement().satisfies(process -> {
            assertThat(process.getId()).isEqualTo(diagram.name());
            assertThat(process.isExecutable()).isTrue();
            assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
            assertThat(process.getName()).containsPattern(CHINESE);
        });
    }

    @ParameterizedTest
    @MethodSource("tables")
    @DisplayName("文件名就是决策编号，每个决策有中文名、保存多久写明")
    void fileNameIsDecisionId(Table table) {
        var decisions = table.model().getModelElementsByType(Decision.class);

        assertThat(decisions).extracting(Decision::getId).contains(table.name());
        assertThat(decisions).allSatisfy(decision -> {
            assertThat(decision.getCamundaHistoryTimeToLiveString())
                    .as(decision.getId())
                    .isNotBlank();
            assertThat(decision.getName()).containsPattern(CHINESE);
        });
    }

    @Test
    @DisplayName("问到的表都在，在的表都有人问")
    void everyTableIsAskedAndEveryQuestionHasATable() {
        var asked = new TreeSet<String>();
        for (var file : sources()) {
            var text = read(file);
            ASKED.matcher(text).results().forEach(call -> {
                var id = call.group(1) != null ? call.group(1) : constant(text, call.group(2));
                if (id != null && TABLE_ID.matcher(id).matches() && !isTemplate(id)) {
                    asked.add(id);
                }
            });
        }
        for (var diagram : diagrams()) {
            for (var element : elements(diagram)) {
                var drawn = element.getAttributeNS(CAMUNDA, "decisionRef");
                if (!drawn.isEmpty()) {
                    asked.add(drawn);
                }
            }
        }

        assertThat(asked)
                .containsExactlyInAnyOrderElementsOf(
                        tables().stream().map(Table::name).toList());
    }

    /** A paper is previewed by the name of its template. */
    private static boolean isTemplate(String id) {
        return Files.exists(Path.of("src/main/resources/documents", id + ".html"));
    }

    @Test
    @DisplayName("图上写的变量都已声明")
    void everyNameInADiagramIsDeclared() {
        for (var diagram : diagrams()) {
            for (var element : elements(diagram)) {
                for (var text : expressionsOf(element)) {
                    assertThat(names(text)).as(diagram + " " + text).isSubsetOf(SHIPPED.variables());
                }
                if (Set.of("in", "out").contains(element.getLocalName())) {
                    for (var end : List.of("source", "target")) {
                        if (element.hasAttribute(end)) {
                            assertThat(element.getAttribute(end)).isIn(Variable.keys());
                        }
                    }
                    assertThat(element.getAttribute("variables"))
                            .as("all variables copied")
                            .isEmpty();
                }
                if (Set.of("inputParameter", "outputParameter").contains(element.getLocalName())) {
                    assertThat(element.getAttribute("name")).isIn(Variable.keys());
                }
            }
        }
    }

    @Test
    @DisplayName("每个声明的变量都有代码在用")
    void everyDeclaredVariableIsUsed() {
        assertThat(Variable.values()).allSatisfy(variable -> assertThat(StepClasses.ALL
                        .get(Variable.class)
                        .getField(variable.name())
                        .getAccessesToSelf())
                .as(variable.key())
                .anyMatch(access -> !access.getOriginOwner().isEquivalentTo(Variable.class)));
    }

    @ParameterizedTest
    @MethodSource("tables")
    @DisplayName("表里的每个名字，要么是声明的事实，要么是上游决策的结果")
    void everyNameInATableIsDeclared(Table table) {
        var known = new HashSet<>(Set.of(
                // The words of FEEL itself, and the value of the cell's own input.
                "if",
                "then",
                "else",
                "null",
                "true",
                "false",
                "not",
                "and",
                "or",
                "in",
                "for",
                "return",
                "some",
                "every",
                "satisfies",
                "between",
                "instance",
                "of",
                "item",
                "cellInput"));
        known.addAll(Set.of(
                "substring",
                "count",
                "list",
                "contains",
                "string",
                "join",
                "distinct",
                "values",
                "round",
                "half",
                "up",
                "down",
                "floor",
                "ceiling",
                "min",
                "max",
                "sum",
                "number",
                "starts",
                "with",
                "ends",
                "matches",
                "length",
                "before",
                "after",
                "date",
                "concatenate",
                "append",
                "flatten",
                "sort",
                "is",
                "defined",
                "get",
                "or",
                "else",
                "modulo",
                "abs",
                "any",
                "all",
                "context",
                "put",
                "index",
                "partial",
                "function"));
        inputs(table).forEach(known::add);
        table.model().getModelElementsByType(Decision.class).forEach(decision -> {
            if (decision.getVariable() != null) {
                known.add(decision.getVariable().getName());
            }
        });
        table.model().getModelElementsByType(Output.class).forEach(output -> known.add(output.getName()));

        var written = new ArrayList<String>();
        table.model()
                .getModelElementsByType(InputExpression.class)
                .forEach(cell -> written.add(textOf(cell.getText())));
        table.model().getModelElementsByType(InputEntry.class).forEach(cell -> written.add(textOf(cell.getText())));
        table.model().getModelElementsByType(OutputEntry.class).forEach(cell -> written.add(textOf(cell.getText())));
        table.model()
                .getModelElementsByType(LiteralExpression.class)
                .forEach(cell -> written.add(textOf(cell.getText())));

        assertThat(written).isNotEmpty();
        for (var text : written) {
            var local = new HashSet<>(known);
            Pattern.compile("(?:for|some|every|[{,])\\s*(\\w+)\\s*(?:in\\b|:)")
                    .matcher(text)
                    .results()
                    .forEach(bound -> local.add(bound.group(1)));
            assertThat(names(text)).as(text).isSubsetOf(local);
        }
    }

    @Test
    @DisplayName("图上的每一步有代码，每段代码都画在图上")
    void everyStepHasABeanAndEveryBeanIsDrawn() {
        var drawn = new TreeSet<String>();
        for (var diagram : diagrams()) {
            for (var element : elements(diagram)) {
                assertThat(element.hasAttributeNS(CAMUNDA, "class")).isFalse();
                assertThat(element.hasAttributeNS(CAMUNDA, "expression")).isFalse();
                var delegate = element.getAttributeNS(CAMUNDA, "delegateExpression");
                if (!delegate.isEmpty()) {
                    assertThat(delegate).matches("\\$\\{\\w+}");
                    drawn.add(delegate.substring(2, delegate.length() - 1));
                }
            }
        }

        assertThat(drawn).containsExactlyInAnyOrderElementsOf(delegateBeans());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    @DisplayName("看得见的元素都有中文名：事件、任务、分叉的网关和它的去向")
    void everyElementHasAChineseLabel(Diagram diagram) {
        for (var node : diagram.all(FlowNode.class)) {
            var splits = node instanceof Gateway && node.getOutgoing().size() > 1;
            if (node instanceof Activity || node instanceof Event || splits) {
                assertThat(String.valueOf(node.getName())).as(node.getId()).containsPattern(CHINESE);
            }
            if (splits && !(node instanceof EventBasedGateway)) {
                assertThat(node.getName()).as(node.getId()).endsWith("？");
                assertThat(node.getOutgoing()).allSatisfy(flow -> assertThat(String.valueOf(flow.getName()))
                        .as(flow.getId())
                        .containsPattern(CHINESE));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    @DisplayName("编号是英文，写成“种类_名称”")
    void everyElementHasAnEnglishId(Diagram diagram) {
        for (var node : diagram.all(FlowNode.class)) {
            assertThat(node.getId()).matches(kindOf(node) + "_[A-Z][A-Za-z]+");
        }
        for (var flow : diagram.all(SequenceFlow.class)) {
            assertThat(flow.getId()).matches("Flow_[A-Z][A-Za-z]+(_to_[A-Z][A-Za-z]+)?");
        }
        for (var message : diagram.all(Message.class)) {
            assertThat(message.getId()).isEqualTo("Message_" + message.getName());
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    @DisplayName("每个元素都画出来了，连线有起点终点")
    void everyElementIsDrawn(Diagram diagram) {
        var shapes = diagram.all(BpmnShape.class).stream()
                .filter(shape -> shape.getBpmnElement() != null)
                .collect(Collectors.groupingBy(BpmnShape::getBpmnElement));
        for (var node : diagram.all(FlowNode.class)) {
            assertThat(shapes.getOrDefault(node, List.of()))
                    .as(node.getId())
                    .singleElement()
                    .satisfies(shape -> {
                        assertThat(shape.getBounds().getWidth()).isPositive();
                        assertThat(shape.getBounds().getHeight()).isPositive();
                    });
        }
        var edges = diagram.all(BpmnEdge.class).stream()
                .filter(edge -> edge.getBpmnElement() != null)
                .collect(Collectors.groupingBy(BpmnEdge::getBpmnElement));
        for (var flow : diagram.all(SequenceFlow.class)) {
            assertThat(edges.getOrDefault(flow, List.of()))
                    .as(flow.getId())
                    .singleElement()
                    .satisfies(edge -> assertThat(edge.getWaypoints()).hasSizeGreaterThan(1));
        }
        assertThat(diagram.all(BpmnShape.class))
                .allSatisfy(shape ->
                        assertThat(shape.getBpmnElement()).as(shape.getId()).isNotNull());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    @DisplayName("分叉的网关有默认去向，其他去向有条件")
    void everySplittingGatewayHasADefault(Diagram diagram) {
        for (var gateway : diagram.all(ExclusiveGateway.class)) {
            if (gateway.getOutgoing().size() > 1) {
                assertThat(gateway.getDefault()).as(gateway.getId()).isNotNull();
                assertThat(gateway.getOutgoing())
                        .filteredOn(flow -> !flow.equals(gateway.getDefault()))
                        .allSatisfy(flow -> assertThat(flow.getConditionExpression())
                                .as(flow.getId())
                                .isNotNull());
            }
        }
        assertThat(diagram.all(SequenceFlow.class))
                .filteredOn(flow -> flow.getConditionExpression() != null)
                .allSatisfy(flow -> assertThat(flow.getSource()).isInstanceOf(ExclusiveGateway.class));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    @DisplayName("每项人工任务有期限、办理组、统一的表单，也有人能作决定")
    void everyUserTaskHasADateAGroupAndAForm(Diagram diagram) {
        for (var task : diagram.all(UserTask.class)) {
            assertThat(task.getCamundaDueDate()).as(task.getId()).matches("\\$\\{\\w+}");
            assertThat(task.getCamundaCandidateGroups()).as(task.getId()).isNotBlank();
            if (!task.getCamundaCandidateGroups().startsWith("${")) {
                assertThat(task.getCamundaCandidateGroups().split(",")).isSubsetOf(ProcessModel.GROUPS);
            }
            assertThat(task.getCamundaAssignee())
                    .as("nobody is named in a diagram")
                    .isNull();
            if (isOwnStep(task)) {
                assertThat(SHIPPED.ownForms()).containsKey(task.getCamundaFormRef());
            } else {
                assertThat(task.getCamundaFormKey()).isEqualTo(ProcessModel.TASK_FORM);
                assertThat(TaskKind.of(task.getId())).isNotNull();
            }
        }
    }

    /** A step whose form lies in forms/: it needs no code (ADR 0061). */
    private static boolean isOwnStep(UserTask task) {
        return task.getCamundaFormRef() != null;
    }

    @Test
    @DisplayName("每项人工任务的决定有人接，没有多余的种类")
    void everyKindOfTaskIsDrawn() {
        var drawn = diagrams().stream()
                .flatMap(diagram -> diagram.all(UserTask.class).stream())
                .filter(task -> !isOwnStep(task))
                .map(UserTask::getId)
                .toList();

        assertThat(drawn)
                .containsExactlyInAnyOrderElementsOf(java.util.Arrays.stream(TaskKind.values())
                        .flatMap(kind -> kind.elementIds().stream())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    @DisplayName("调用的流程存在，并且带上业务编号")
    void everyCallPassesTheBusinessKey(Diagram diagram) {
        var packaged = diagrams().stream().map(Diagram::name).toList();
        for (var call : diagram.all(CallActivity.class)) {
            assertThat(call.getCalledElement()).isIn(packaged);
            assertThat(call.getExtensionElements()
                            .getElementsQuery()
                            .filterByType(CamundaIn.class)
                            .list())
                    .as(call.getId())
                    .extracting(CamundaIn::getCamundaBusinessKey)
                    .contains("${filingId}");
        }
    }

    @Test
    @DisplayName("保存点只在收到之后、登记立案之后和离开本系统的每一步之前")
    void savePointsAreWhereTheyWereDecided() {
        var savePoints = new TreeMap<String, String>();
        for (var diagram : diagrams()) {
            for (var element : elements(diagram)) {
                for (var attribute : List.of("async", "asyncBefore", "asyncAfter")) {
                    if (element.getAttributeNS(CAMUNDA, attribute).equals("true")) {
                        savePoints.merge(diagram + "/" + element.getAttribute("id"), attribute, (a, b) -> a + "+" + b);
                    }
                }
            }
        }

        assertThat(savePoints)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "filing/StartEvent_FilingReceived", "asyncAfter",
                        "preservation/StartEvent_PreservationReceived", "asyncAfter",
                        "payment-order/StartEvent_OrderAsked", "asyncAfter",
                        "filing/StartEvent_InsistedAfterReturn", "asyncAfter",
                        "filing/StartEvent_OrderedByHigherCourt", "asyncAfter",
                        "filing/Task_IssueCaseNumber", "asyncAfter",
                        // These leave the JVM.
                        "fee-payment/Task_QueryPayment", "asyncBefore",
                        "fee-payment/Task_CheckPaidBeforeRuling", "asyncBefore",
                        "refund/Task_SendRefund", "asyncBefore",
                        "refund/Task_QueryRefund", "asyncBefore"));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    @DisplayName("每项人工任务都有认领和办理两个时钟：先到值班组，再到庭长")
    void everyUserTaskHasAClaimTimerAndADueTimer(Diagram diagram) {
        for (var task : diagram.all(UserTask.class)) {
            var drawn = diagram.all(BoundaryEvent.class).stream()
                    .filter(event -> task.equals(event.getAttachedTo()))
                    .filter(event -> event.getEventDefinitions().stream()
                            .anyMatch(org.camunda.bpm.model.bpmn.instance.TimerEventDefinition.class::isInstance))
                    .count();
            var listening = diagram.all(CamundaTaskListener.class).stream()
                    .filter(listener -> task.equals(listener.getParentElement().getParentElement()))
                    .filter(listener -> listener.getCamundaEvent().equals("timeout"))
                    .map(CamundaTaskListener::getCamundaDelegateExpression)
                    .toList();
            // One that ends the task is no reminder.
            if (drawn < 2) {
                assertThat(listening)
                        .as(task.getId())
                        .containsExactlyInAnyOrder("${offerToDutyGroup}", "${offerToSupervisors}");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    @DisplayName("时钟都取算好的日期，不写天数")
    void everyTimerTakesADateOfTheCalculator(Diagram diagram) {
        for (var timer : diagram.all(org.camunda.bpm.model.bpmn.instance.TimerEventDefinition.class)) {
            assertThat(timer.getTimeDuration()).isNull();
            assertThat(timer.getTimeCycle()).isNull();
            assertThat(timer.getTimeDate().getTextContent()).matches("\\$\\{\\w+At}");
        }
    }

    private static String kindOf(FlowNode node) {
        if (node instanceof Task) {
            return "Task";
        }
        if (node instanceof CallActivity) {
            return "CallActivity";
        }
        if (node instanceof SubProcess) {
            return "SubProcess";
        }
        if (node instanceof StartEvent) {
            return "StartEvent";
        }
        if (node instanceof EndEvent) {
            return "EndEvent";
        }
        if (node instanceof BoundaryEvent) {
            return "BoundaryEvent";
        }
        if (node instanceof IntermediateCatchEvent || node instanceof CatchEvent) {
            return "CatchEvent";
        }
        if (node instanceof Gateway) {
            return "Gateway";
        }
        throw new AssertionError("No naming for " + node.getElementType().getTypeName());
    }

    /** Names of all steps that the package offers, as Spring will name them. */
    private static Set<String> delegateBeans() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(JavaDelegate.class));
        return scanner.findCandidateComponents("org.lian.process").stream()
                .map(bean -> ClassUtils.getShortName(bean.getBeanClassName()))
                .filter(name -> !name.contains("."))
                .map(StringUtils::uncapitalize)
                .collect(Collectors.toSet());
    }

    private static Set<String> inputs(Table table) {
        return table.model().getModelElementsByType(InputData.class).stream()
                .map(input -> input.getInformationItem().getName())
                .collect(Collectors.toSet());
    }

    /** Every ${…} of an element's attributes and own text, except the beans of steps. */
    private static List<String> expressionsOf(Element element) {
        var found = new ArrayList<String>();
        var attributes = element.getAttributes();
        for (var i = 0; i < attributes.getLength(); i++) {
            if (!"delegateExpression".equals(attributes.item(i).getLocalName())) {
                EXPRESSION.matcher(attributes.item(i).getNodeValue()).results().forEach(it -> found.add(it.group(1)));
            }
        }
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == org.w3c.dom.Node.TEXT_NODE
                    || child.getNodeType() == org.w3c.dom.Node.CDATA_SECTION_NODE) {
                EXPRESSION.matcher(child.getNodeValue()).results().forEach(it -> found.add(it.group(1)));
            }
        }
        return found;
    }

    private static Set<String> names(String expression) {
        return NAME.matcher(QUOTED.matcher(expression).replaceAll(" ").replaceAll("'[^']*'", " "))
                .results()
                .map(match -> match.group())
                .filter(name ->
                        !Set.of("true", "false", "null", "and", "or", "not").contains(name))
                .collect(Collectors.toSet());
    }

    private static String textOf(org.camunda.bpm.model.dmn.instance.Text text) {
        return text == null ? "" : text.getTextContent();
    }

    private static List<Element> elements(Diagram diagram) {
        NodeList all = ((org.w3c.dom.Document)
                        diagram.model().getDocument().getDomSource().getNode())
                .getElementsByTagNameNS("*", "*");
        var found = new ArrayList<Element>();
        for (var i = 0; i < all.getLength(); i++) {
            found.add((Element) all.item(i));
        }
        return found;
    }

    private static String constant(String source, String name) {
        var declared = Pattern.compile("String " + name + " = \"([^\"]+)\"").matcher(source);
        return declared.find() ? declared.group(1) : null;
    }

    private static List<Path> sources() {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(String folder, String ending) {
        try (var files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
