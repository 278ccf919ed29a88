package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 判断: where a condition may stand, and what the program's own gateways go on asking. */
class ChoiceChecksTests {
    private static final String CHANGED = "CHOICE_CHANGED";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "filing ; Flow_Received_to_Before ; 立案申请已收到",
                "filing ; Flow_Ordered_to_Issue ; 上级法院指令立案",
                "filing ; Flow_Deadline_to_Review ; 确定审查期限",
                "filing ; Flow_RouteReview_to_Insisted ; 审查分流",
                "filing ; Flow_ReviewFiling_to_ReviewOutcome ; 审查立案材料",
                "filing ; Flow_DeadlineUnclear_to_DecideDeadlineManually ; 判断不明",
                "filing ; Flow_Before_to_Outcome ; 立案前",
                "filing ; Flow_ServeAdvice_to_SetAdviceDeadline ; 送达释明告知",
                "fee-payment ; Flow_FeeDue_to_CalculateFee ; 应交诉讼费"
            })
    @DisplayName("条件写在不是排他网关的去向上：不能发布，写明是哪一个、加网关")
    void notOfAGateway(String diagram, String flow, String source) throws IOException {
        assertThat(asking(diagram, flow, "${track != 'CIVIL'}").blocking("CONDITION_PLACE", flow))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("“" + source + "”", "排他网关", "请删除条件"));
    }

    @Test
    @DisplayName("等待网关的去向上不能写条件")
    void ofAnEventGateway() throws IOException {
        var filing = ChangedDiagram.of("filing");
        var flow = filing.xml()
                .lines()
                .filter(line -> line.contains("sourceRef=\"Gateway_AwaitAdviceReply\"") && line.contains("/>"))
                .findFirst()
                .orElseThrow()
                .replaceAll(".*sequenceFlow id=\"(\\w+)\".*", "$1");

        assertThat(asking("filing", flow, "${track != 'CIVIL'}").blocking("CONDITION_PLACE", flow))
                .hasSize(1);
    }

    @Test
    @DisplayName("默认去向、唯一的去向上不能写条件：保存时就用中文指出来")
    void neitherOnTheDefault() throws IOException {
        var only = ChangedDiagram.of("filing")
                .with(
                        "<bpmn:sequenceFlow id=\"Flow_Received_to_Before\" sourceRef=\"StartEvent_FilingReceived\" targetRef=\"SubProcess_BeforeRegistration\" />",
                        """
                        <bpmn:exclusiveGateway id="Gateway_New" name="新判断？" />
                        <bpmn:sequenceFlow id="Flow_Received_to_Before" sourceRef="StartEvent_FilingReceived" targetRef="Gateway_New" />
                        <bpmn:sequenceFlow id="Flow_New" sourceRef="Gateway_New" targetRef="SubProcess_BeforeRegistration"><bpmn:conditionExpression>${track == 'CIVIL'}</bpmn:conditionExpression></bpmn:sequenceFlow>
                        """);

        assertThat(asking("filing", "Flow_NotInsisted", "${insisted == false}")
                        .blocking("CONDITION_PLACE", "Flow_NotInsisted"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("怎样审查？", "默认去向"));
        assertThat(only.blocking("CONDITION_PLACE", "Flow_New")).singleElement().satisfies(words -> assertThat(words)
                .contains("新判断？", "只有这一条去向"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "filing ; Flow_Before_to_Issue ; ${beforeOutcome == 'REGISTER'} ; ${beforeOutcome == 'REGISTER' && track == 'ENFORCEMENT'}",
                "filing ; Flow_Insisted ; ${insisted == true} ; ${insisted == true || track == 'CIVIL'}",
                "fee-payment ; Flow_MoneyFound ; ${feePaid == true} ; ${feePaid == true && track == 'CIVIL'}",
                "filing ; Flow_Sign ; ${signOutcome == 'SIGN'} ; ${signOutcome != 'RETURN'}",
                "refund ; Flow_RefundGranted ; ${refundApproved == true} ; ${refundApproved == false}",
                "service-of-document ; Flow_OnPaper ; ${serviceMethod == 'PAPER'} ; ${serviceMethod != 'PAPER'}"
            })
    @DisplayName("程序自带的网关的条件改了：不能发布，写明原来的条件和怎样另外分情况")
    void aShippedCondition(String diagram, String flow, String was, String now) throws IOException {
        assertThat(ChangedDiagram.of(diagram)
                        .with(line(diagram, flow), line(diagram, flow).replace(was, now.replace("&", "&amp;")))
                        .blocking(CHANGED, flow))
                .singleElement()
                .satisfies(words -> assertThat(words).contains(was, "请改回", "新的排他网关"));
    }

    @Test
    @DisplayName("程序自带的网关换默认去向、加去向、删去向、整个换掉：不能发布")
    void aShippedGateway() throws IOException {
        var other = ChangedDiagram.of("filing")
                .with("name=\"怎样审查？\" default=\"Flow_NotInsisted\"", "name=\"怎样审查？\" default=\"Flow_Insisted\"");
        var more = ChangedDiagram.of("filing")
                .with(
                        line("filing", "Flow_NotInsisted"),
                        line("filing", "Flow_NotInsisted")
                                + "<bpmn:sequenceFlow id=\"Flow_More\" name=\"民事\" sourceRef=\"Gateway_Insisted\" targetRef=\"Task_SignRefusal\"><bpmn:conditionExpression>${track == 'CIVIL'}</bpmn:conditionExpression></bpmn:sequenceFlow>");
        var less = ChangedDiagram.of("filing").with(line("filing", "Flow_Insisted"), "");
        var gone = ChangedDiagram.of("filing")
                .with("\"Gateway_Insisted\"", "\"Gateway_Mine\"")
                .with("${insisted == true}", "${insisted == true || track == 'CIVIL'}");

        assertThat(other.blocking(CHANGED, "Flow_Insisted")).hasSize(1);
        assertThat(more.blocking(CHANGED, "Flow_More")).singleElement().satisfies(words -> assertThat(words)
                .contains("怎样审查？", "不能加去向"));
        assertThat(less.blocking(CHANGED, "Gateway_Insisted")).hasSize(1);
        assertThat(gone.blocking(CHANGED, "Gateway_Insisted")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "track == 'CIVIL'",
                "courtCode == '320102'",
                "track == 'CIVIL' && insisted == false",
                "deferralOpen"
            })
    @DisplayName("在程序自带的网关前面加一个有默认去向的新网关：可以")
    void aNewGateway(String condition) throws IOException {
        assertThat(gate("filing", "Flow_Received_to_Before", "${" + condition + "}")
                        .findings())
                .noneMatch(finding -> finding.isBlocking());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reviewPriority == 80",
                "reviewPriority > 10 && reviewPriority <= 80",
                "reviewGroup == 'filing-judges'"
            })
    @DisplayName("分流以后看办理组、优先级的新网关：可以")
    void afterRouting(String condition) throws IOException {
        assertThat(gate("filing", "Flow_RouteReview_to_Insisted", "${" + condition + "}")
                        .findings())
                .noneMatch(finding -> finding.isBlocking());
    }

    @Test
    @DisplayName("程序自带的网关换编号、条件里多少空格、去向中间加一步：可以")
    void nothingElseIsAsked() throws IOException {
        var renamed = ChangedDiagram.of("filing").with("Gateway_Insisted", "Gateway_Mine");
        var flow = ChangedDiagram.of("filing")
                .with("\"Flow_Insisted\"", "\"Flow_Mine\"")
                .with(">Flow_Insisted<", ">Flow_Mine<");
        var blanks = ChangedDiagram.of("filing").with("${insisted == true}", "${insisted==true}");

        assertThat(renamed.blocking(CHANGED)).isEmpty();
        assertThat(flow.blocking(CHANGED)).isEmpty();
        assertThat(blanks.blocking(CHANGED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "${filingId == 5} ; filingId 是文字",
                "${courtCode > 5} ; 不能比大小",
                "${reviewDueAt > 5} ; reviewDueAt 是日期",
                "${reviewDueAt == true} ; reviewDueAt 是日期",
                "${reviewPriority > 'abc'} ; 不能比大小",
                "${reviewPriority == '80'} ; reviewPriority 是数字",
                "${reviewPriority == true} ; reviewPriority 是数字",
                "${courtCode == true} ; courtCode 是文字",
                "${filingId > courtCode} ; 不能比大小",
                "${filingId == reviewPriority} ; filingId 是文字",
                "${insisted == track} ; insisted 是“是或否”",
                "${insisted == 'true'} ; insisted 是“是或否”",
                "CIVIL ; 没有写成"
            })
    @DisplayName("和变量的种类不合的比较会失败：不能发布，写明是什么、怎样写")
    void aComparisonThatFails(String condition, String words) throws IOException {
        assertThat(gate("filing", "Flow_RouteReview_to_Insisted", condition).blocking("CONDITION_VALUE", "Flow_New"))
                .singleElement()
                .satisfies(said -> assertThat(said).contains(words));
    }

    @Test
    @DisplayName("文书编号不能和数字比较")
    void theDocument() throws IOException {
        assertThat(gate("service-of-document", "Flow_DocumentReady_to_ChooseServiceMethod", "${document == 5}")
                        .blocking("CONDITION_VALUE", "Flow_New"))
                .hasSize(1);
    }

    /** The diagram with a condition on a flow that has none. */
    private static ChangedDiagram asking(String diagram, String flow, String condition) throws IOException {
        var line = line(diagram, flow);
        return ChangedDiagram.of(diagram)
                .with(
                        line,
                        line.replace(
                                "/>",
                                "><bpmn:conditionExpression>" + condition
                                        + "</bpmn:conditionExpression></bpmn:sequenceFlow>"));
    }

    /** The diagram with a drawn gateway on the flow that goes on to the same place either way. */
    private static ChangedDiagram gate(String diagram, String flow, String condition) throws IOException {
        var line = line(diagram, flow);
        var to = line.replaceAll(".*targetRef=\"(\\w+)\".*", "$1");
        return ChangedDiagram.of(diagram)
                .with(
                        line,
                        line.replace("targetRef=\"" + to + "\"", "targetRef=\"Gateway_New\"")
                                + """
                                <bpmn:exclusiveGateway id="Gateway_New" name="新判断？" default="Flow_Otherwise" />
                                <bpmn:sequenceFlow id="Flow_Otherwise" name="否" sourceRef="Gateway_New" targetRef="%1$s" />
                                <bpmn:sequenceFlow id="Flow_New" name="是" sourceRef="Gateway_New" targetRef="%1$s"><bpmn:conditionExpression>%2$s</bpmn:conditionExpression></bpmn:sequenceFlow>
                                """.formatted(
                                                to,
                                                condition
                                                        .replace("&", "&amp;")
                                                        .replace("<", "&lt;")
                                                        .replace(">", "&gt;")))
                .drawn("Gateway_New", "Flow_Otherwise", "Flow_New");
    }

    private static String line(String diagram, String flow) throws IOException {
        return ChangedDiagram.of(diagram)
                .xml()
                .lines()
                .filter(line -> line.contains("<bpmn:sequenceFlow id=\"" + flow + "\""))
                .findFirst()
                .orElseThrow();
    }
}
