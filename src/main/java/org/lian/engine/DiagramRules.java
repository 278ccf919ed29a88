package org.lian.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * The rules on what a diagram may contain. An allow-list: the engine ignores namespaces in places and knows more
 * extensions than we use, so whatever is not named here is refused.
 */
class DiagramRules {
    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private static final Set<String> NO_ELEMENTS = Set.of("scriptTask", "script");
    private static final Set<String> EXTENSION_ELEMENTS = Set.of(
            "properties",
            "property",
            "in",
            "out",
            "failedJobRetryTimeCycle",
            "executionListener",
            "taskListener",
            "inputOutput",
            "inputParameter",
            "outputParameter");
    /** What a timeout listener may hold: a date, no duration and no cycle. */
    private static final Set<String> TIMES = Set.of("timerEventDefinition", "timeDate");

    private static final Set<String> EXTENSION_ATTRIBUTES = Set.of(
            "asyncAfter",
            "asyncBefore",
            "assignee",
            "candidateGroups",
            "candidateStarterGroups",
            "decisionRef",
            "decisionRefBinding",
            "delegateExpression",
            "diagramRelationId",
            "dueDate",
            "errorCodeVariable",
            "errorMessageVariable",
            "escalationCodeVariable",
            "exclusive",
            "failedJobRetryTimeCycle",
            "followUpDate",
            "formKey",
            "formRef",
            "formRefBinding",
            "historyTimeToLive",
            "initiator",
            "isStartableInTasklist",
            "jobPriority",
            "mapDecisionResult",
            "modelerTemplate",
            "modelerTemplateIcon",
            "modelerTemplateVersion",
            "priority",
            "resultVariable",
            "calledElementBinding",
            "variableEvents",
            "variableName",
            "versionTag");

    /** Attributes of colours and of the modeller's own notes: read by nobody here. */
    private static final Set<String> HARMLESS_NAMESPACES = Set.of(
            "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
            "http://camunda.org/schema/modeler/1.0",
            "http://www.w3.org/2001/XMLSchema-instance");

    /** Attributes that hold the name of a variable. */
    private static final Set<String> VARIABLE_NAMES = Set.of(
            "resultVariable",
            "initiator",
            "errorCodeVariable",
            "errorMessageVariable",
            "escalationCodeVariable",
            "variableName");

    private static final Set<String> CONDITIONS = Set.of("conditionExpression", "condition");

    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    private final Map<String, Object> delegates;
    private final Set<String> variables;
    private final Set<String> groups;
    private final Set<String> forms;
    private final Set<String> ownForms;
    private final List<ModelFinding> findings = new ArrayList<>();

    DiagramRules(@Nullable DeclaredModel model) {
        this.delegates = model == null ? Map.of() : model.delegates();
        this.variables = model == null ? Set.of() : model.variables();
        this.groups = model == null ? Set.of() : new TreeSet<>(model.groups());
        this.forms = model == null ? Set.of() : model.forms();
        this.ownForms =
                model == null ? Set.of() : new TreeSet<>(model.ownForms().keySet());
    }

    List<ModelFinding> check(Element root) {
        if (!BPMN.equals(ModelXml.namespace(root)) || !ModelXml.is(root, "definitions")) {
            return List.of(ModelFinding.error("not-bpmn", "不是 BPMN 2.0 文件，请用流程设计器重新导出", ModelXml.place(root)));
        }
        visit(root, false, false);
        return findings;
    }

    private void visit(Element element, boolean inExtensions, boolean inDrawing) {
        var drawing = inDrawing || ModelXml.is(element, "BPMNDiagram");
        var extensions = inExtensions || ModelXml.is(element, "extensionElements");
        if (ModelXml.is(element, "documentation")) {
            return;
        }
        if (drawing) {
            ModelXml.walk(element, this::plainTextOnly);
            return;
        }
        element(element, inExtensions);
        for (var attribute : ModelXml.attributes(element)) {
            attribute(element, attribute, inExtensions);
        }
        expression(element, element.getLocalName(), ModelXml.text(element));
        for (var child : ModelXml.children(element)) {
            visit(child, extensions, false);
        }
    }

    private void element(Element element, boolean inExtensions) {
        var name = element.getLocalName();
        if (NO_ELEMENTS.contains(name)) {
            refuse("script", element, "不允许脚本，请改为服务任务并引用已登记的步骤");
        } else if (inExtensions && BPMN.equals(ModelXml.namespace(element)) && TIMES.contains(name)) {
            // The time of a timeout listener; its text is checked as every expression is.
            return;
        } else if (inExtensions) {
            if (!EXTENSION_ELEMENTS.contains(name)) {
                refuse("extension", element, "不允许扩展元素 " + name + "，请删除");
            } else if (name.endsWith("Listener")) {
                listener(element);
            } else if (name.endsWith("Parameter")) {
                parameter(element);
            } else if (Set.of("in", "out").contains(name)) {
                mapping(element);
            }
        } else if (!BPMN.equals(ModelXml.namespace(element))) {
            refuse("foreign-element", element, "不认识的元素 " + element.getNodeName() + "，请删除");
        }
    }

    private void listener(Element listener) {
        var allowed = Set.of("delegateExpression", "event", "id");
        for (var attribute : ModelXml.attributes(listener)) {
            if (!allowed.contains(attribute.getLocalName())) {
                refuse("listener", listener, "监听器只能引用已登记的步骤（delegateExpression），不能用 " + attribute.getLocalName());
            }
        }
        // A listener for a time that passed names the time; anything else inside one is code.
        var timeout = "timeout".equals(ModelXml.attribute(listener, "event"));
        for (var child : ModelXml.children(listener)) {
            if (!timeout || !ModelXml.is(child, "timerEventDefinition") || !BPMN.equals(ModelXml.namespace(child))) {
                refuse("listener", listener, "监听器里不能有脚本或字段，只有超时监听器可以写到期时间");
            }
        }
    }

    private void parameter(Element parameter) {
        if (!ModelXml.children(parameter).isEmpty() || AllowedExpression.looksLikeOne(ModelXml.text(parameter))) {
            refuse("parameter", parameter, "输入输出参数只能是固定文字，不能用脚本、列表或表达式");
        }
        variable(parameter, ModelXml.attribute(parameter, "name"));
    }

    private void mapping(Element mapping) {
        for (var attribute : ModelXml.attributes(mapping)) {
            switch (attribute.getLocalName()) {
                case "source", "target" -> variable(mapping, attribute.getValue());
                case "businessKey", "sourceExpression" -> {
                    if (AllowedExpression.parse(attribute.getValue()).isEmpty()) {
                        refuse("mapping", mapping, "传给子流程的值只能是 ${变量}，不能是 " + attribute.getValue());
                    }
                }
                case "variables", "local", "id" -> {}
                default -> refuse("mapping", mapping, "不允许的属性 " + attribute.getLocalName() + "，请删除");
            }
        }
    }

    private void attribute(Element element, Attr attribute, boolean inExtensions) {
        var name = attribute.getLocalName();
        var value = attribute.getValue().strip();
        var namespace = ModelXml.namespace(attribute);
        if (namespace.isEmpty()) {
            // In BPMN's own attributes "language" and "scriptFormat" choose a script engine.
            if ((!inExtensions || BPMN.equals(ModelXml.namespace(element)))
                    && Set.of("language", "scriptFormat").contains(name)) {
                refuse("script", element, "条件不能指定脚本语言，请删除 " + name);
            }
            if (inExtensions && name.equals("delegateExpression")) {
                delegate(element, value);
                return;
            }
            expression(element, name, value);
            return;
        }
        if (HARMLESS_NAMESPACES.contains(namespace)) {
            expression(element, name, value);
            return;
        }
        if (!EXTENSION_ATTRIBUTES.contains(name)) {
            refuse("attribute", element, "不允许的属性 " + attribute.getName() + "，" + instead(name));
            return;
        }
        switch (name) {
            case "delegateExpression" -> delegate(element, value);
            case "formKey" -> {
                if (!forms.contains(value)) {
                    refuse("form", element, "表单 " + value + " 没有登记，请改用 " + String.join("、", forms));
                }
            }
            case "formRef" -> {
                if (!ownForms.contains(value)) {
                    refuse(
                            "form",
                            element,
                            "没有编号为 %s 的表单：先在规则工作台把表单发布了，再画用它的任务。%s"
                                    .formatted(
                                            value,
                                            ownForms.isEmpty() ? "现在还没有表单" : "可用：" + String.join("、", ownForms)));
                }
            }
            case "formRefBinding" -> {
                if (!value.equals("latest")) {
                    refuse("form", element, "表单总是用现行的一版：“绑定”请选 latest");
                }
            }
            case "candidateGroups", "candidateStarterGroups" -> groups(element, value);
            case "assignee" -> {
                if (AllowedExpression.parseName(value).isEmpty()) {
                    refuse("assignee", element, "任务不能写死办理人，请用候选组或 ${变量}");
                }
                expression(element, name, value);
            }
            case "decisionRef" -> {
                if (!ID.matcher(value).matches()) {
                    refuse("decision", element, "决策表引用只能是表的编号，不能是 " + value);
                }
            }
            default -> {
                if (VARIABLE_NAMES.contains(name)) {
                    variable(element, value);
                } else {
                    expression(element, name, value);
                }
            }
        }
    }

    private static String instead(String attribute) {
        return switch (attribute) {
            case "calledElementVersion", "calledElementVersionTag" -> "调用的流程总是现行版本，请删除";
            case "candidateUsers" -> "任务只交给办理组，请删除，改用 candidateGroups";
            case "class", "expression", "type", "topic" -> "服务任务请用 delegateExpression 引用已登记的步骤";
            default -> "请删除";
        };
    }

    private void delegate(Element element, String value) {
        var name = AllowedExpression.parseName(value);
        if (name.isEmpty()) {
            refuse("delegate", element, "步骤引用只能写成 ${步骤名}，不能是 " + value);
        } else if (!delegates.containsKey(name.get())) {
            refuse("delegate", element, "步骤 " + name.get() + " 没有登记，请检查拼写");
        }
    }

    private void groups(Element element, String value) {
        if (AllowedExpression.looksLikeOne(value)) {
            if (AllowedExpression.parseName(value).isEmpty()) {
                refuse("group", element, "候选组只能是固定组名或 ${变量}");
            }
            expression(element, "candidateGroups", value);
            return;
        }
        Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(group -> !groups.contains(group))
                .forEach(group -> refuse("group", element, "候选组 " + group + " 没有登记，可用：" + String.join("、", groups)));
    }

    private void variable(Element element, String name) {
        if (!name.isEmpty() && !variables.contains(name)) {
            refuse("variable", element, "变量 " + name + " 没有登记，请检查拼写。流程图只问流程变量，例如 causePart、track；案件的事实由决策表来问");
        }
    }

    /** Any text or attribute: without an expression it is only words. */
    private void expression(Element element, String where, String value) {
        if (!AllowedExpression.looksLikeOne(value)) {
            return;
        }
        var expression = AllowedExpression.parse(value);
        if (expression.isEmpty()) {
            refuse("expression", element, where + " 中的表达式 " + value + " 不在允许范围，只能写 ${变量} 或变量与固定值的比较（可用 && 和 || 连接）");
            return;
        }
        if (expression.get().isConstant()) {
            refuse("constant-condition", element, constant(where, value));
        }
        expression.get().names().forEach(name -> variable(element, name));
    }

    private static String constant(String where, String value) {
        if (!CONDITIONS.contains(where)) {
            return where + " 中的表达式 " + value + " 不看任何变量。请写 ${变量}";
        }
        return switch (value.replaceAll("\\s", "")) {
            case "${false}" -> "条件写死为 false：这里永远不会走。请写上看变量的条件，或者删除这条去向";
            case "${true}" -> "条件写死为 true：这里总是走，排在后面的去向永远不会走。请写上看变量的条件，或者把它设为默认去向";
            default -> "条件 " + value + " 不看任何变量，每次都一样。请写上看变量的条件";
        };
    }

    private void plainTextOnly(Element element) {
        for (var attribute : ModelXml.attributes(element)) {
            expression(element, attribute.getLocalName(), attribute.getValue());
        }
        expression(element, element.getLocalName(), ModelXml.text(element));
    }

    private void refuse(String code, Element element, String message) {
        findings.add(ModelFinding.error(code, message, ModelXml.place(element)));
    }
}
