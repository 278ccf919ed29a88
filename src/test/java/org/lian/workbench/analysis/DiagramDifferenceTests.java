package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.workbench.analysis.DiagramDifference.Change;
import org.lian.workbench.analysis.DiagramDifference.Kind;

/** 与现行版本的差别: what a reviewer of a diagram must read, and nothing else. */
class DiagramDifferenceTests {
    private static final String NOTIFY = "Task_NotifyAnalysts";
    private static final String DECIDE = "Task_DecideManually";

    @ParameterizedTest
    @ValueSource(strings = {"filing", "fee-payment", "refund", "complaint", "service-of-document", "manual-decision"})
    @DisplayName("换行、属性的次序、坐标的写法不是差别")
    void nothing(String diagram) throws IOException {
        var xml = Files.readString(Path.of("processes", diagram + ".bpmn"));

        assertThat(DiagramDifference.between(
                        bytes(xml),
                        bytes(xml.replace("><", ">\n  <")
                                .replaceAll("x=\"(\\d+)\"", "x=\"$1.0\"")
                                .replaceAll("id=\"(\\w+)\" name=\"([^\"]*)\"", "name=\"$2\" id=\"$1\""))))
                .isEmpty();
    }

    @Test
    @DisplayName("改名、改办理组、改说明：元素、属性、前后内容")
    void properties() throws IOException {
        assertThat(to("name=\"通知规则维护\"", "name=\"告知规则维护\""))
                .containsExactly(new Change(Kind.ELEMENT_RENAMED, "告知规则维护", NOTIFY, null, "通知规则维护", "告知规则维护"));
        assertThat(to("filing-clerks,filing-judges", "filing-judges"))
                .containsExactly(new Change(
                        Kind.PROPERTY_CHANGED, "人工认定", DECIDE, "办理组", "filing-clerks,filing-judges", "filing-judges"));
        assertThat(to("表修好以前，只对本案有效。", "只对本案有效。"))
                .containsExactly(new Change(Kind.PROPERTY_CHANGED, "人工认定", DECIDE, "说明", "表修好以前，只对本案有效。", "只对本案有效。"));
        assertThat(to("${notifyAnalysts}", "${setTaskDeadline}"))
                .containsExactly(new Change(
                        Kind.PROPERTY_CHANGED, "通知规则维护", NOTIFY, "执行的步骤", "${notifyAnalysts}", "${setTaskDeadline}"));
    }

    @Test
    @DisplayName("几个任务时钟里只列出变了的那个")
    void oneOfSeveral() throws IOException {
        assertThat(to("${offerToDutyGroup}", "${offerToSupervisors}"))
                .containsExactly(new Change(
                        Kind.PROPERTY_CHANGED,
                        "人工认定",
                        DECIDE,
                        "任务时钟的步骤",
                        "${offerToDutyGroup}",
                        "${offerToSupervisors}"));
    }

    @Test
    @DisplayName("增加、删除、换成另一种元素；改连线")
    void elementsAndFlows() throws IOException {
        assertThat(
                        to(
                                "<bpmn:endEvent id=\"EndEvent_DecidedManually\"",
                                "<bpmn:endEvent id=\"EndEvent_Told\" name=\"已告知\" /><bpmn:endEvent id=\"EndEvent_DecidedManually\""))
                .containsExactly(new Change(Kind.ELEMENT_ADDED, "已告知", "EndEvent_Told", null, null, "结束事件"));
        assertThat(DiagramDifference.between(
                        bytes(diagram().replace("<bpmn:endEvent id=\"EndEvent_Decided", "<bpmn:endEvent id=\"End_")),
                        bytes(diagram())))
                .extracting(Change::kind)
                .containsExactlyInAnyOrder(Kind.ELEMENT_ADDED, Kind.ELEMENT_REMOVED);
        assertThat(to(
                        "sourceRef=\"Task_SetManualDecisionDeadline\" targetRef=\"Task_DecideManually\"",
                        "sourceRef=\"Task_SetManualDecisionDeadline\" targetRef=\"EndEvent_DecidedManually\""))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind()).isEqualTo(Kind.FLOW_MOVED);
                    assertThat(change.before()).isEqualTo("确定认定期限 → 人工认定");
                    assertThat(change.after()).isEqualTo("确定认定期限 → 已认定");
                });
    }

    @Test
    @DisplayName("改消息、改条件、改传入调用流程的变量")
    void inside() throws IOException {
        var filing = Files.readString(Path.of("processes", "filing.bpmn"));
        var condition = filing.replaceFirst("(<bpmn:conditionExpression[^>]*>)[^<]*<", "$1\\${false}<");
        var input = filing.replaceFirst("<camunda:in source=\"\\w+\"", "<camunda:in source=\"anotherFact\"");
        var message = filing.replaceFirst("(<bpmn:message id=\"\\w+\" name=\")", "$1Other");

        assertThat(DiagramDifference.between(bytes(filing), bytes(condition)))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.property()).isEqualTo("条件");
                    assertThat(change.after()).isEqualTo("${false}");
                });
        assertThat(DiagramDifference.between(bytes(filing), bytes(input)))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.property()).isEqualTo("传入的变量");
                    assertThat(change.after()).startsWith("anotherFact → ");
                });
        assertThat(DiagramDifference.between(bytes(filing), bytes(message)))
                .isNotEmpty()
                .allSatisfy(change -> {
                    assertThat(change.property()).isEqualTo("等待的消息");
                    assertThat(change.after()).startsWith("Other");
                });
    }

    @Test
    @DisplayName("只移动了图形：一处差别，不逐个列出")
    void layout() throws IOException {
        assertThat(to("x=\"540\" y=\"160\"", "x=\"560\" y=\"190\""))
                .containsExactly(new Change(Kind.LAYOUT_CHANGED, "图形", null, null, null, null));
    }

    @Test
    @DisplayName("改了名称的一步，附着在它上面的事件没有改")
    void attachedToARenamedOne() throws IOException {
        var before = Files.readString(Path.of("processes/refund.bpmn"));
        var after = before.replace("name=\"核定退费\"", "name=\"审批退费\"");

        assertThat(DiagramDifference.between(
                        before.getBytes(StandardCharsets.UTF_8), after.getBytes(StandardCharsets.UTF_8)))
                .extracting(DiagramDifference.Change::kind)
                .containsExactly(DiagramDifference.Kind.ELEMENT_RENAMED);
    }

    @Test
    @DisplayName("连线指向自己、没有编号的坏图也列得出差别")
    void broken() throws IOException {
        assertThat(to(
                        "sourceRef=\"StartEvent_DecisionUnclear\"",
                        "sourceRef=\"Flow_DecisionUnclear_to_NotifyAnalysts\""))
                .isNotEmpty();
        assertThat(to("id=\"Task_NotifyAnalysts\"", "")).isNotEmpty();
    }

    private static List<Change> to(String text, String replacement) throws IOException {
        var changed = diagram().replaceFirst(Pattern.quote(text), Matcher.quoteReplacement(replacement));
        assertThat(changed).as("the text stands in the diagram").isNotEqualTo(diagram());
        return DiagramDifference.between(bytes(diagram()), bytes(changed));
    }

    private static String diagram() throws IOException {
        return Files.readString(Path.of("processes", "manual-decision.bpmn"));
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
