package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.engine.ModelXml;
import org.lian.forms.FormFiles;
import org.lian.process.DrawnModel;
import org.lian.workbench.RuleFinding;

/** 本院自己画的人工任务: where a human step with a form of the court's own may stand, and what it must have. */
class HumanStepChecksTests {
    private static final String STEP = "Task_ReviewIp";
    /** From 审查分流 on, to who decides. */
    private static final String TO_REVIEW = "Flow_RouteReview_to_Insisted";

    /** 知识产权案件由知产组复核: only those of that part of the causes, and back to the search when the group wants it. */
    static DrawnDiagram ipReview() throws IOException {
        return DrawnDiagram.of("filing")
                .withGateway(TO_REVIEW, "Gateway_Ip", "${causePart == '05'}", "Gateway_Insisted")
                .withHumanStep("Flow_Other_Gateway_Ip", STEP, FormFiles.ID, DrawnModel.GROUP)
                .withGateway(
                        "Flow_" + STEP,
                        "Gateway_IpAnswer",
                        "${" + FormFiles.OUTCOME + " == 'RETURN'}",
                        "Task_FindRelatedFilings");
    }

    private static DrawnDiagram step(String flow) throws IOException {
        return DrawnDiagram.of("filing").withHumanStep(flow, STEP, FormFiles.ID, DrawnModel.GROUP);
    }

    private static List<String> codes(DrawnDiagram draft) throws IOException {
        return draft.blocking().stream().map(RuleFinding::code).toList();
    }

    @Test
    @DisplayName("规则维护人员在法院审查里加一个有表单的人工任务，按案由走，按答案分：可以发布，须由庭长批准")
    void anAnalystAddsAStep() throws IOException {
        var draft = ipReview();

        assertThat(draft.blocking()).isEmpty();
        assertThat(draft.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("STEP_ADDED");
            assertThat(finding.element()).isEqualTo(STEP);
        });
    }

    static Stream<String> flows() throws IOException {
        return DrawnDiagram.of("filing").read().flows().stream().map(flow -> flow.getAttribute("id"));
    }

    @ParameterizedTest
    @MethodSource("flows")
    @DisplayName("加在哪条路上都要在法定期限之内：期限到了，没办的任务随法院审查一起结束")
    void onlyUnderAClockOfTheLaw(String flow) throws IOException {
        var draft = step(flow);
        var file = draft.read();
        var under = file.around(STEP).contains("SubProcess_CourtReview");

        assertThat(draft.humanSteps().contains("STEP_WITHOUT_CLOCK")).isNotEqualTo(under);
    }

    @Test
    @DisplayName("别的流程图、本院自己的流程图里没有这样的期限，不能加")
    void inNoOtherDiagram() throws IOException {
        var open = new TreeSet<String>();
        for (var diagram : ChangedDiagram.diagrams().keySet()) {
            if (diagram.equals("filing")) {
                continue;
            }
            for (var flow : DrawnDiagram.of(diagram).read().flows()) {
                var draft = DrawnDiagram.of(diagram)
                        .withHumanStep(flow.getAttribute("id"), STEP, FormFiles.ID, DrawnModel.GROUP);
                if (!draft.humanSteps().contains("STEP_WITHOUT_CLOCK")) {
                    open.add(diagram + " " + flow.getAttribute("id"));
                }
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    @DisplayName("办理期限就是审查期限：写长写短、写别的日期都不行")
    void dueWithTheReview() throws IOException {
        assertThat(codes(step(TO_REVIEW).withAttribute(STEP, "dueDate", "${taskDueAt}")))
                .contains("STEP_DUE");
        assertThat(codes(step(TO_REVIEW).withAttribute(STEP, "dueDate", "${reviewRemindAt}")))
                .contains("STEP_DUE");
        assertThat(codes(step(TO_REVIEW).withAttribute(STEP, "dueDate", ""))).contains("STEP_DUE");
    }

    @Test
    @DisplayName("要有办理组、值班和庭长两个时钟；不能写死到人")
    void somebodySeesIt() throws IOException {
        assertThat(codes(step(TO_REVIEW).withAttribute(STEP, "candidateGroups", "")))
                .contains("GROUP_MISSING");
        assertThat(codes(step(TO_REVIEW).with(file -> {
                    var task = Objects.requireNonNull(file.nodes().get(STEP));
                    var listeners = new ArrayList<org.w3c.dom.Element>();
                    ModelXml.walk(task, inner -> {
                        if (ModelXml.is(inner, "taskListener")) {
                            listeners.add(inner);
                        }
                    });
                    listeners.get(0).getParentNode().removeChild(listeners.get(0));
                })))
                .contains("STEP_UNWATCHED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-group", DrawnModel.GIVEN_UP, "litigants", "filing-clerks,no-such-group"})
    @DisplayName("没有的、停用了的办理组不能办任务")
    void aWorkingGroup(String group) throws IOException {
        assertThat(codes(step(TO_REVIEW).withAttribute(STEP, "candidateGroups", group)))
                .containsAnyOf("GROUP", "GROUP_RETIRED");
    }

    @Test
    @DisplayName("表单要已经发布，总用现行版本；没有表单的新任务照旧不行")
    void aPublishedForm() throws IOException {
        assertThat(codes(step(TO_REVIEW).withAttribute(STEP, "formRef", "no-such-form")))
                .containsExactly("FORM");
        assertThat(codes(step(TO_REVIEW).withAttribute(STEP, "formRefBinding", "version")))
                .containsExactly("FORM");
        assertThat(codes(step(TO_REVIEW).withAttribute(STEP, "formRef", ""))).contains("UNKNOWN_TASK", "FORM_MISSING");
        assertThat(codes(step(TO_REVIEW)
                        .withAttribute(STEP, "formRef", "")
                        .withAttribute(STEP, "formKey", "embedded:/forms/task.html")))
                .contains("UNKNOWN_TASK");
    }

    @Test
    @DisplayName("程序自己的任务有程序的页面，换不成表单；一个任务不能又有表单又有页面")
    void aTaskOfTheProgramKeepsItsPage() throws IOException {
        for (var diagram : ChangedDiagram.diagrams().keySet()) {
            for (var task : DrawnDiagram.of(diagram).read().nodes("userTask")) {
                var id = task.getAttribute("id");
                assertThat(DrawnDiagram.of(diagram)
                                .withAttribute(id, "formKey", "")
                                .withAttribute(id, "formRef", FormFiles.ID)
                                .humanSteps())
                        .as(id)
                        .contains("FORM_TAKEN");
            }
        }
        assertThat(codes(step(TO_REVIEW).withAttribute(STEP, "formKey", "embedded:/forms/task.html")))
                .contains("FORM_TAKEN");
    }

    @Test
    @DisplayName("不能在旁边的路上加：案件有了结论，还要等它")
    void notBesideTheFlow() throws IOException {
        var aside = DrawnDiagram.of("filing").withTimer("Task_ReviewFiling", "${reviewRemindAt}", "Task_ReviewFiling");
        var draft = aside.with(file -> Objects.requireNonNull(file.nodes().get("BoundaryEvent_New"))
                        .setAttribute("cancelActivity", "false"))
                .withEnd("Flow_BoundaryEvent_New", "EndEvent_New")
                .withHumanStep("Flow_BoundaryEvent_New", STEP, FormFiles.ID, DrawnModel.GROUP);

        assertThat(codes(draft)).contains("STEP_BESIDE");
    }

    @Test
    @DisplayName("期限的时钟摘掉、改成不中断，任务就不能加")
    void withoutItsClock() throws IOException {
        var draft = step(TO_REVIEW).with(file -> file.find(TablePlace.of("at reviewDueAt"))
                .forEach(event ->
                        Objects.requireNonNull(file.nodes().get(event)).setAttribute("cancelActivity", "false")));

        assertThat(codes(draft)).contains("STEP_WITHOUT_CLOCK");
    }

    @Test
    @DisplayName("可以不填的字段不一定有值，别的任务的变量这里还没有：条件不能看")
    void onlyWhatHasAValue() throws IOException {
        var optional = ipReview().with(file -> condition(file, "${" + FormFiles.DAYS + " > 5}"));
        var early = DrawnDiagram.of("filing")
                .withGateway(TO_REVIEW, "Gateway_Ip", "${" + FormFiles.OUTCOME + " == 'AGREE'}", "Task_SignRefusal");

        assertThat(codes(optional)).contains("UNSET_VARIABLE");
        assertThat(codes(early)).contains("UNSET_VARIABLE");
    }

    @Test
    @DisplayName("条件按表单的值和种类检查：没有的选项、和数字比、把文字当是否，都指出来")
    void conditionsKnowTheForm() throws IOException {
        for (var condition : Set.of(
                "${" + FormFiles.OUTCOME + " == 'MAYBE'}",
                "${" + FormFiles.OUTCOME + " == 5}",
                "${" + FormFiles.OUTCOME + "}",
                "${causePart == '99'}")) {
            assertThat(codes(ipReview().with(file -> condition(file, condition))))
                    .as(condition)
                    .contains("CONDITION_VALUE");
        }
        assertThat(codes(ipReview().with(file -> condition(file, "${form_ip_review_nothing == 'X'}"))))
                .containsExactly("VARIABLE");
    }

    private static void condition(DiagramFile file, String text) {
        file.flows().stream()
                .filter(flow -> flow.getAttribute("id").equals("Flow_Other_Gateway_IpAnswer"))
                .flatMap(flow -> DiagramFile.children(flow, "conditionExpression").stream())
                .forEach(condition -> condition.setTextContent(text));
    }
}
