package org.lian.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * The rules on what a decision table may contain: FEEL that parses and is not too much, and a time to live for its
 * history.
 */
class TableRules {
    private static final Set<String> DMN = Set.of(
            "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
            "http://www.omg.org/spec/DMN/20180521/MODEL/",
            "https://www.omg.org/spec/DMN/20191111/MODEL/",
            "https://www.omg.org/spec/DMN/20211108/MODEL/",
            "https://www.omg.org/spec/DMN/20230324/MODEL/");
    private static final Set<String> FEEL = Set.of(
            "",
            "feel",
            "http://www.omg.org/spec/FEEL/20140401",
            "http://www.omg.org/spec/DMN/20180521/FEEL/",
            "https://www.omg.org/spec/DMN/20191111/FEEL/",
            "https://www.omg.org/spec/DMN/20211108/FEEL/",
            "https://www.omg.org/spec/DMN/20230324/FEEL/");
    private static final Set<String> EXTENSION_ATTRIBUTES =
            Set.of("historyTimeToLive", "versionTag", "inputVariable", "diagramRelationId");
    private static final Set<String> NO_ELEMENTS =
            Set.of("businessKnowledgeModel", "invocation", "context", "functionDefinition", "relation", "list");

    private static final Pattern HALF_EVEN = Pattern.compile("\\bdecimal\\s*\\(");
    private static final Pattern EXTERNAL = Pattern.compile("\\bexternal\\b");
    private static final Pattern CAMUNDA = Pattern.compile("http://(camunda|activiti)\\.org/.*");

    private final CachedFeel feel;
    private final List<ModelFinding> findings = new ArrayList<>();

    TableRules(CachedFeel feel) {
        this.feel = feel;
    }

    List<ModelFinding> check(Element root) {
        if (!DMN.contains(ModelXml.namespace(root)) || !ModelXml.is(root, "definitions")) {
            return List.of(ModelFinding.error("not-dmn", "不是 DMN 1.1 至 1.5 文件，请用决策表设计器重新导出", ModelXml.place(root)));
        }
        ModelXml.walk(root, this::visit);
        return findings;
    }

    private void visit(Element element) {
        for (var attribute : ModelXml.attributes(element)) {
            if (attribute.getLocalName().equals("expressionLanguage") && !FEEL.contains(attribute.getValue())) {
                refuse("language", element, "决策表只能用 FEEL，不能用 " + attribute.getValue() + "，请删除 expressionLanguage");
            }
            if (CAMUNDA.matcher(ModelXml.namespace(attribute)).matches()
                    && !EXTENSION_ATTRIBUTES.contains(attribute.getLocalName())) {
                refuse("attribute", element, "不允许的属性 " + attribute.getName() + "，请删除");
            }
            if (AllowedExpression.looksLikeOne(attribute.getValue())) {
                refuse("expression", element, "属性 " + attribute.getName() + " 里不能有 ${…}");
            }
        }
        if (NO_ELEMENTS.contains(element.getLocalName())) {
            refuse("element", element, "不支持 " + element.getLocalName() + "，请改用决策表或单个 FEEL 表达式");
        }
        if (ModelXml.is(element, "decision")
                && ModelXml.attribute(element, "historyTimeToLive").isBlank()) {
            refuse("time-to-live", element, "决策缺少 historyTimeToLive，请填写（例如 P3650D）");
        }
        if (ModelXml.is(element, "text") && element.getParentNode() instanceof Element owner) {
            text(owner, ModelXml.text(element));
        }
    }

    private void text(Element owner, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (AllowedExpression.looksLikeOne(text)) {
            refuse("expression", owner, "单元格里不能有 ${…}，请用 FEEL：" + text);
            return;
        }
        if (EXTERNAL.matcher(text).find()) {
            refuse("external", owner, "不允许外部函数：" + text);
            return;
        }
        switch (owner.getLocalName()) {
            case "inputEntry" -> syntax(owner, text, true);
            case "inputExpression", "outputEntry", "defaultOutputEntry", "literalExpression" -> {
                if (HALF_EVEN.matcher(text).find()) {
                    refuse("decimal", owner, "decimal() 按“四舍六入五成双”取整，金额会差一分，请改用 round half up()");
                }
                syntax(owner, text, false);
            }
            default -> {}
        }
    }

    private void syntax(Element owner, String text, boolean unary) {
        var excess = FeelBounds.excess(text);
        if (excess.isPresent()) {
            refuse("loop", owner, excess.get());
            return;
        }
        feel.fault(text, unary).ifPresent(fault -> refuse("syntax", owner, "FEEL 写法有误：" + text));
    }

    private void refuse(String code, Element element, String message) {
        findings.add(ModelFinding.error(code, message, ModelXml.place(element)));
    }
}
