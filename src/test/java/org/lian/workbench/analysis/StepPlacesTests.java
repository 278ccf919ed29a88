package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.workbench.NewDiagram;

/** 步骤的位置: what a step, a call and an event presume beyond the variables that they read. */
class StepPlacesTests {
    private static final String PLACE = "STEP_PLACE";
    private static final String REVIEW = "Flow_RouteReview_to_Insisted";

    @ParameterizedTest
    @CsvSource({
        "filing,clarifyOutcome",
        "filing,checkEligibility",
        "filing,recordReturn",
        "filing,issueCaseNumber",
        "filing,notifyAnalysts",
        "filing,calculateFee"
    })
    @DisplayName("不是到处可用的步骤多用一处：不能发布，写明能用多少处、改用哪些")
    void oneMore(String diagram, String step) throws IOException {
        assertThat(extra(diagram, REVIEW, "${" + step + "}").blocking(PLACE, "Task_New"))
                .first()
                .satisfies(words -> assertThat(words).contains("新的一步", step, "请删除", "${setTaskDeadline}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"setSameDayDeadline", "setTaskDeadline", "remindReviewer", "findRelatedFilings"})
    @DisplayName("到处可用的步骤，审查以前多用一处：可以")
    void harmless(String step) throws IOException {
        assertThat(extra("filing", REVIEW, "${" + step + "}").findings()).noneMatch(finding -> finding.isBlocking());
    }

    @Test
    @DisplayName("步骤移到它要求的办理以前：不能发布，写明移回哪一步后面")
    void moved() throws IOException {
        var clarified = ChangedDiagram.of("filing");
        var task = element(clarified, "Task_ClarifyOutcome", "serviceTask");
        var early = extra("filing", "Flow_Received_to_Before", "${clarifyOutcome}")
                .with(task, task.replace("${clarifyOutcome}", "${setTaskDeadline}"));
        var silent = ChangedDiagram.of("filing")
                .with(
                        "sourceRef=\"Gateway_Insisted\" targetRef=\"Task_SignRefusal\"",
                        "sourceRef=\"Gateway_Insisted\" targetRef=\"Task_RecordSilence\"");

        assertThat(early.blocking(PLACE, "Task_New")).singleElement().satisfies(words -> assertThat(words)
                .contains("立案前结果？", "请移回"));
        assertThat(silent.blocking(PLACE, "Task_RecordSilence")).singleElement().satisfies(words -> assertThat(words)
                .contains("送达释明告知"));
    }

    @ParameterizedTest
    @CsvSource({"Task_IssueCaseNumber", "Task_SetReviewDeadline"})
    @DisplayName("随程序发布的一步换了编号：位置照样算数")
    void renamed(String task) throws IOException {
        assertThat(ChangedDiagram.of("filing")
                        .with("\"" + task + "\"", "\"Task_Another\"")
                        .findings())
                .noneMatch(finding -> finding.isBlocking());
    }

    @Test
    @DisplayName("子流程、送达换编号，移送以前再检索一次：位置照样算数")
    void anOrdinaryChange() throws IOException {
        assertThat(new ChangedDiagram("filing", NewDiagram.changed()).findings())
                .noneMatch(finding -> finding.isBlocking() && !finding.code().equals("NOT_DRAWN"));
    }

    @Test
    @DisplayName("提请庭长督办只在任务旁边用：在审查人自己的决定里，任务正在办结，会失败")
    void alertsOnlyBesideTheTask() throws IOException {
        assertThat(DrawnDiagram.of("filing")
                        .withStep("Flow_Before_to_Issue", "Task_New", "${alertPresidingJudge}")
                        .blocking())
                .anySatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo(PLACE);
                    assertThat(finding.element()).isEqualTo("Task_New");
                    assertThat(finding.message()).doesNotContain("步骤：${alertPresidingJudge}");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "filing,remindReviewer,alertPresidingJudge,提醒审查人",
        "filing,setSameDayDeadline,setTaskDeadline,确定",
        "refund,remindRefund,setTaskDeadline,催办",
        "complaint,remindComplaint,setTaskDeadline,提醒"
    })
    @DisplayName("随程序发布的一步换成执行别的：不能发布，写明什么没有了")
    void replaced(String diagram, String was, String now, String gone) throws IOException {
        assertThat(ChangedDiagram.of(diagram)
                        .with("{" + was + "}", "{" + now + "}")
                        .blocking("STEP_REPLACED"))
                .isNotEmpty()
                .allSatisfy(words -> assertThat(words).contains(was, gone, "就没有了", "请改回"));
    }

    @ParameterizedTest
    @CsvSource({"MADE_UP", "''", "FEE_NOTICE"})
    @DisplayName("送达没有的文书、别的流程才制作的文书：不能发布，列出可以用的")
    void aDocumentThatIsNotThere(String document) throws IOException {
        assertThat(served("Flow_Received_to_Before", document).blocking("DOCUMENT_UNKNOWN", "CallActivity_New"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("新送达", "document = ", "ACCEPTANCE_BUNDLE"));
    }

    @Test
    @DisplayName("文书在它的内容有以前送达：不能发布；在以后再送达一次可以")
    void aDocumentTooEarly() throws IOException {
        assertThat(served("Flow_Received_to_Before", "ADVICE").blocking(PLACE, "CallActivity_New"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("审查立案材料"));
        assertThat(served("Flow_ServeAcceptance_to_DeferralUndecided", "ACCEPTANCE_BUNDLE")
                        .findings())
                .noneMatch(finding -> finding.code().equals("DOCUMENT_UNKNOWN")
                        || finding.code().equals(PLACE));
    }

    @ParameterizedTest
    @CsvSource({"filing,BoundaryEvent_DeadlineUnclear", "fee-payment,BoundaryEvent_FeeUnclear"})
    @DisplayName("判断不明的错误代码改了、引用去掉了、事件删了：不能发布")
    void theErrorThatIsCaught(String diagram, String event) throws IOException {
        var was = ChangedDiagram.of(diagram);
        var other = was.with("errorCode=\"DECISION_UNCLEAR\"", "errorCode=\"OTHER\"");
        var none = was.with(" errorCode=\"DECISION_UNCLEAR\"", "");
        var all = was.with(" errorRef=\"Error_DecisionUnclear\"", "");

        assertThat(other.blocking("ERROR_CODE", event)).singleElement().satisfies(words -> assertThat(words)
                .contains("判断不明", "OTHER", "DECISION_UNCLEAR"));
        assertThat(none.blocking("ERROR_CODE", event)).hasSize(1);
        assertThat(all.blocking("ERROR_CODE", event)).hasSize(1);
    }

    @Test
    @DisplayName("接错误的事件不见了：不能发布，写明是哪一步")
    void theEventIsGone() throws IOException {
        var gone = ChangedDiagram.of("filing")
                .with("attachedToRef=\"Task_SetReviewDeadline\"", "attachedToRef=\"CallActivity_ServeCorrection\"");

        assertThat(gone.blocking("ERROR_CODE", "Task_SetReviewDeadline"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("确定审查期限", "人工认定"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deployment", "version", "versionTag"})
    @DisplayName("调用的流程只能是现行版本")
    void theVersionCalled(String binding) throws IOException {
        var call = "calledElement=\"fee-payment\"";
        assertThat(ChangedDiagram.of("filing")
                        .with(call, call + " camunda:calledElementBinding=\"" + binding + "\"")
                        .blocking("CALLED_VERSION", "CallActivity_FeePayment"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("fee-payment", binding, "latest"));
        assertThat(ChangedDiagram.of("filing")
                        .with(call, call + " camunda:calledElementBinding=\"latest\"")
                        .blocking("CALLED_VERSION"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${courtCode}", "${filingId == 'x'}", "2030-01-01T00:00:00"})
    @DisplayName("任务监听器的时间要是算好的日期：别的不能发布")
    void theTimeOfAReminder(String time) throws IOException {
        assertThat(ChangedDiagram.of("filing")
                        .with(
                                "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${reviewAlertAt}</bpmn:timeDate></bpmn:timerEventDefinition></camunda:taskListener>",
                                "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">" + time
                                        + "</bpmn:timeDate></bpmn:timerEventDefinition></camunda:taskListener>")
                        .blocking("TIMER_DATE", "Task_ReviewFiling"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains(time, "${taskDueAt}"));
    }

    private static ChangedDiagram extra(String diagram, String flow, String step) throws IOException {
        return on(
                diagram,
                flow,
                "Task_New",
                "<bpmn:serviceTask id=\"Task_New\" name=\"新的一步\" camunda:delegateExpression=\"" + step + "\" />");
    }

    private static ChangedDiagram served(String flow, String document) throws IOException {
        return on(
                "filing",
                flow,
                "CallActivity_New",
                "<bpmn:callActivity id=\"CallActivity_New\" name=\"新送达\" calledElement=\"service-of-document\">"
                        + "<bpmn:extensionElements><camunda:in businessKey=\"${filingId}\" />"
                        + "<camunda:in source=\"filingId\" target=\"filingId\" />"
                        + "<camunda:in source=\"courtCode\" target=\"courtCode\" />"
                        + "<camunda:in source=\"track\" target=\"track\" />"
                        + "<camunda:in source=\"document\" target=\"document\" />"
                        + "<camunda:inputOutput><camunda:inputParameter name=\"document\">" + document
                        + "</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:callActivity>");
    }

    /** The diagram with one more drawn element on the flow. */
    private static ChangedDiagram on(String diagram, String flow, String id, String element) throws IOException {
        var was = ChangedDiagram.of(diagram);
        var line = was.xml()
                .lines()
                .filter(each -> each.contains("<bpmn:sequenceFlow id=\"" + flow + "\""))
                .findFirst()
                .orElseThrow();
        var to = line.replaceAll(".*targetRef=\"(\\w+)\".*", "$1");
        return was.with(
                        line,
                        line.replace("targetRef=\"" + to + "\"", "targetRef=\"" + id + "\"") + element
                                + "<bpmn:sequenceFlow id=\"Flow_More\" sourceRef=\"" + id + "\" targetRef=\"" + to
                                + "\" />")
                .drawn(id, "Flow_More");
    }

    private static String element(ChangedDiagram diagram, String id, String kind) {
        var xml = diagram.xml();
        var from = xml.indexOf("<bpmn:" + kind + " id=\"" + id + "\"");
        var end = "</bpmn:" + kind + ">";
        return xml.substring(from, xml.indexOf(end, from) + end.length());
    }
}
