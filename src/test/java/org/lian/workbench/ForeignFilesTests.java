package org.lian.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lian.CourtTest;
import org.lian.story.CourtClient;
import org.lian.web.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 别家工具的文件: an analyst is told what it is and what to do, or sees findings; nobody sees a stack trace. */
@CourtTest
@Tag("thorough")
class ForeignFilesTests {
    private static final String DMN11 = "http://www.omg.org/spec/DMN/20151101/dmn.xsd";
    private static final String DMN12 = "http://www.omg.org/spec/DMN/20180521/MODEL/";
    private static final String DMN13 = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    private static final String DMN15 = "https://www.omg.org/spec/DMN/20230324/MODEL/";
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    @LocalServerPort
    int port;

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of(
                        "DMN 1.1 的审批表，结果写在上下文里",
                        dmn(
                                DMN11,
                                "",
                                "<context><contextEntry><variable name=\"x\"/><literalExpression><text>1</text></literalExpression></contextEntry></context>")),
                Arguments.of(
                        "带函数定义和调用的业务知识模型",
                        dmn(
                                DMN12,
                                "<businessKnowledgeModel id=\"bkm\" name=\"税率\"><encapsulatedLogic><formalParameter name=\"x\"/><literalExpression><text>x * 2</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>",
                                "<invocation><literalExpression><text>税率</text></literalExpression></invocation>")),
                Arguments.of(
                        "Java 函数", dmn(DMN12, "", "<functionDefinition kind=\"Java\"><context/></functionDefinition>")),
                Arguments.of(
                        "关系表",
                        dmn(
                                DMN13,
                                "",
                                "<relation><column name=\"a\"/><row><literalExpression><text>1</text></literalExpression></row></relation>")),
                Arguments.of(
                        "DMN 1.5 的条件和过滤",
                        dmn(
                                DMN15,
                                "",
                                "<conditional><if><literalExpression><text>true</text></literalExpression></if><then><literalExpression><text>1</text></literalExpression></then><else><literalExpression><text>2</text></literalExpression></else></conditional>")),
                Arguments.of(
                        "引用别的模型",
                        dmn(
                                DMN13,
                                "<import namespace=\"http://other\" name=\"other\" importType=\"" + DMN13 + "\"/>",
                                "<literalExpression><text>other.x</text></literalExpression>")),
                Arguments.of(
                        "自定义类型、带厂商扩展",
                        dmn(
                                DMN12,
                                "<itemDefinition name=\"tLoan\"><itemComponent name=\"amount\"><typeRef>number</typeRef></itemComponent></itemDefinition><extensionElements><kie:attachment xmlns:kie=\"http://www.drools.org/kie/dmn/1.2\" name=\"n\" url=\"u\"/></extensionElements>",
                                "<literalExpression><text>loan.amount</text></literalExpression>")),
                Arguments.of(
                        "命中策略 PRIORITY、输出取值表",
                        dmn(
                                DMN13,
                                "",
                                "<decisionTable hitPolicy=\"PRIORITY\"><input><inputExpression typeRef=\"string\"><text>a</text></inputExpression></input><output name=\"x\"><outputValues><text>\"A\",\"B\"</text></outputValues></output><rule><inputEntry><text>\"1\"</text></inputEntry><outputEntry><text>\"A\"</text></outputEntry></rule></decisionTable>")),
                Arguments.of(
                        "别的表达式语言",
                        dmn(
                                DMN13,
                                "",
                                "<literalExpression expressionLanguage=\"http://www.jcp.org/en/jsr/detail?id=223\"><text>return 1</text></literalExpression>")),
                Arguments.of("空的模型", "<definitions xmlns=\"" + DMN13 + "\" id=\"d\" name=\"d\" namespace=\"n\"/>"));
    }

    static Stream<Arguments> diagrams() {
        return Stream.of(
                Arguments.of(
                        "服务任务写类名",
                        bpmn(
                                "xmlns:flowable=\"http://flowable.org/bpmn\"",
                                "<serviceTask id=\"t\" flowable:class=\"org.example.Step\"/>")),
                Arguments.of(
                        "服务任务写表达式",
                        bpmn(
                                "xmlns:activiti=\"http://activiti.org/bpmn\"",
                                "<serviceTask id=\"t\" activiti:expression=\"${bean.call()}\"/>")),
                Arguments.of(
                        "第 8 代引擎的任务",
                        bpmn(
                                "xmlns:zeebe=\"http://camunda.org/schema/zeebe/1.0\"",
                                "<serviceTask id=\"t\"><extensionElements><zeebe:taskDefinition type=\"pay\"/></extensionElements></serviceTask>")),
                Arguments.of(
                        "带数据输入输出的任务",
                        bpmn(
                                "xmlns:tns=\"http://www.jboss.org/drools\"",
                                "<userTask id=\"t\" tns:priority=\"1\"><ioSpecification><dataInput id=\"i\"/><inputSet/><outputSet/></ioSpecification></userTask>")),
                Arguments.of(
                        "泳道和消息流",
                        "<definitions xmlns=\"" + BPMN
                                + "\" id=\"d\" targetNamespace=\"n\"><collaboration id=\"c\"><participant id=\"p\" processRef=\"refund\"/></collaboration><process id=\"refund\"><laneSet id=\"l\"><lane id=\"l1\" name=\"窗口\"/></laneSet></process></definitions>"),
                Arguments.of(
                        "编排图",
                        "<definitions xmlns=\"" + BPMN
                                + "\" id=\"d\" targetNamespace=\"n\"><choreography id=\"c\"/></definitions>"),
                Arguments.of(
                        "脚本任务",
                        bpmn("", "<scriptTask id=\"t\" scriptFormat=\"groovy\"><script>1</script></scriptTask>")),
                Arguments.of(
                        "规则任务引用规则组",
                        bpmn(
                                "xmlns:g=\"http://www.jboss.org/drools\"",
                                "<businessRuleTask id=\"t\" g:ruleFlowGroup=\"x\"/>")),
                Arguments.of("空的流程", "<definitions xmlns=\"" + BPMN + "\" id=\"d\" targetNamespace=\"n\"/>"));
    }

    static Stream<Arguments> noModels() {
        return Stream.of(
                Arguments.of("XPDL", "<xpdl:Package xmlns:xpdl=\"http://www.wfmc.org/2009/XPDL2.2\"/>"),
                Arguments.of(
                        "BPEL",
                        "<process xmlns=\"http://docs.oasis-open.org/wsbpel/2.0/process/executable\" name=\"p\"/>"),
                Arguments.of("网页", "<!doctype html><html><body>规则</body></html>"),
                Arguments.of("电子表格", "PK\u0003\u0004\u0014 xl/workbook.xml"),
                Arguments.of("JSON", "{\"decision\": \"refund\"}"),
                Arguments.of("逗号分隔", "程序,期限\n民事,7\n"),
                Arguments.of("只有一半", "<definitions xmlns=\"" + DMN13 + "\"><decision"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    @DisplayName("别家的决策表：成为草稿，逐项说明为什么不能发布")
    void foreignTable(String what, String xml) throws Exception {
        assertTold("review-clock", xml);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    @DisplayName("别家的流程图：成为草稿，逐项说明为什么不能发布")
    void foreignDiagram(String what, String xml) throws Exception {
        assertTold("refund", xml);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noModels")
    @DisplayName("不是决策表也不是流程图的文件：说明要交什么，不留草稿")
    void noModel(String what, String content) {
        var answer = CourtClient.as(port, "analyst1")
                .post("/api/v1/rules/review-clock/drafts", Map.of("xml", content))
                .expecting(422);

        assertThat(answer.body().get("detail").asText()).containsAnyOf("不是有效的 DMN 或 BPMN 文件", "这条规则是决策表");
    }

    private void assertTold(String rule, String xml) throws Exception {
        var analyst = CourtClient.as(port, "analyst1");
        var draft = analyst.post(
                        "/api/v1/rules/" + rule + "/drafts",
                        Map.of("xml", xml, "reason", "换一家的工具", "legalBasis", "民事诉讼法"))
                .expecting(201)
                .body();
        var path = "/api/v1/rule-drafts/" + draft.get("id").asText();

        assertThat(draft.get("findings"))
                .anySatisfy(
                        finding -> assertThat(finding.get("severity").asText()).isEqualTo("BLOCKING"))
                .allSatisfy(ForeignFilesTests::assertReadable);
        var page = Visitor.browser(port, "analyst1")
                .get("/workbench/drafts/" + draft.get("id").asText());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("不能发布").doesNotContain("Exception", "org.camunda", "java.");
        analyst.post(path + "/approval-requests", Map.of()).expecting(422);
        analyst.post(path + "/discards", Map.of()).expecting(204);
    }

    private static void assertReadable(JsonNode finding) {
        assertThat(finding.get("message").asText())
                .containsPattern("\\p{IsHan}")
                .doesNotContain("Exception", "org.camunda", "java.", "cvc-");
    }

    private static String dmn(String namespace, String before, String logic) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="%s" id="d" name="d" namespace="https://example.org/d">%s
                  <decision id="review-clock" name="审查期限">%s</decision>
                </definitions>""".formatted(namespace, before, logic);
    }

    private static String bpmn(String namespaces, String task) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="%s" %s id="d" targetNamespace="n">
                  <process id="refund" isExecutable="true"><startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="t"/>%s</process>
                </definitions>""".formatted(BPMN, namespaces, task);
    }
}
