package org.lian.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 模型检查: what a diagram or a table may contain. */
class ModelGuardTests {
    private final ModelGuard guard = TestGuards.guard();

    static Stream<Attacks.Model> attacks() {
        return Attacks.models().stream();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    @DisplayName("每种夹带代码的写法都有中文说明")
    void attackIsFound(Attacks.Model attack) {
        assertThat(guard.check(attack.resource(), Models.bytes(attack.content())))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.message()).containsPattern("\\p{IsHan}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "${x} => true",
                "${x == 'REGISTER'} => true",
                "${x != 'A' && n > 3} => true",
                "${n <= -5 || result == true || x == null} => true",
                "${x == outcome} => true",
                "${unknown} => false",
                "${x == unknown} => false",
                "${x.y} => false",
                "${x['y']} => false",
                "${x()} => false",
                "${!x} => false",
                "${x + n} => false",
                "${x == 'a'.concat('b')} => false",
                "${x = 'a'} => false",
                "${x ? n : n} => false",
                "${(x)} => false",
                "${x}${n} => false",
                "text ${x} => false",
                "#{x} => false",
                "${x == \"a\"} => false",
                "${x == '${n}'} => false",
                "${''} => false",
                "${} => false"
            })
    @DisplayName("条件只能是登记过的变量和简单比较")
    void conditionGrammar(String condition, boolean allowed) {
        var model = Models.around("c", "G", """
                <exclusiveGateway id="G"/><sequenceFlow id="f3" sourceRef="G" targetRef="End">
                <conditionExpression xsi:type="tFormalExpression"><![CDATA[%s]]></conditionExpression></sequenceFlow>""".formatted(condition));

        assertThat(guard.check("c.bpmn", Models.bytes(model)).isEmpty()).isEqualTo(allowed);
    }

    @Test
    @DisplayName("正常的流程图没有意见")
    void ordinaryDiagramPasses() {
        var model = Models.process("ordinary", """
                <documentation>说明里可以写 ${任何东西}</documentation>
                <startEvent id="Start" camunda:asyncAfter="true"/>
                <serviceTask id="Task_Step" name="登记立案" camunda:delegateExpression="${testStep}" camunda:asyncAfter="true">
                  <extensionElements><camunda:failedJobRetryTimeCycle>R3/PT1M</camunda:failedJobRetryTimeCycle>
                  <camunda:executionListener event="end" delegateExpression="${testStep}"/></extensionElements>
                </serviceTask>
                <userTask id="Task_Review" name="审查立案材料" camunda:candidateGroups="${reviewGroup}" camunda:dueDate="${dueAt}"
                  camunda:formKey="embedded:/forms/task.html" camunda:priority="${n}">
                  <extensionElements><camunda:taskListener event="assignment" delegateExpression="${testListener}"/></extensionElements>
                </userTask>
                <boundaryEvent id="Due" attachedToRef="Task_Review"><timerEventDefinition id="T1"><timeDate>${dueAt}</timeDate></timerEventDefinition></boundaryEvent>
                <callActivity id="Call" calledElement="service-of-document"><extensionElements>
                  <camunda:in businessKey="${filingId}"/><camunda:in source="x" target="x"/><camunda:out source="outcome" target="outcome"/>
                </extensionElements></callActivity>
                <businessRuleTask id="Rule" camunda:decisionRef="review-routing" camunda:resultVariable="result" camunda:mapDecisionResult="singleEntry"/>
                """);

        assertThat(guard.check("processes/ordinary.bpmn", Models.bytes(model))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "camunda:candidateGroups=\"strangers\" | group",
                "camunda:formKey=\"embedded:/forms/other.html\" | form",
                "camunda:assignee=\"clerk-a\" | assignee",
                "camunda:candidateUsers=\"clerk-a\" | attribute",
                "camunda:formRef=\"f\" | form",
                "camunda:dueDate=\"${unknown}\" | variable"
            })
    @DisplayName("任务的组、表单、办理人、日期都要登记过")
    void undeclaredNamesAreFound(String attribute, String code) {
        var model = Models.around("u", "Task_1", "<userTask id=\"Task_1\" " + attribute + "/>");

        assertThat(guard.check("u.bpmn", Models.bytes(model)))
                .extracting(ModelFinding::code, ModelFinding::element)
                .contains(org.assertj.core.groups.Tuple.tuple(code, "Task_1"));
    }

    @Test
    @DisplayName("步骤没有登记要说出名字")
    void undeclaredDelegateIsNamed() {
        assertThat(guard.check(
                        "d.bpmn", Models.bytes(Models.service("d", "camunda:delegateExpression=\"${issueNumber}\""))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("issueNumber"));
    }

    @ParameterizedTest
    @CsvSource({
        "testListener, 是任务监听器，不是步骤",
        "testExecutions, 是执行监听器，不是步骤",
    })
    @DisplayName("监听器不能当步骤：指出哪一步、引用的是什么")
    void aListenerIsNoStep(String name, String words) {
        assertThat(guard.check(
                        "d.bpmn", Models.bytes(Models.service("d", "camunda:delegateExpression=\"${" + name + "}\""))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains(name, words));
    }

    @ParameterizedTest
    @CsvSource({
        "taskListener, create, testStep, 是步骤，不是任务监听器",
        "taskListener, create, testExecutions, 是执行监听器，不是任务监听器",
        "executionListener, start, testListener, 是任务监听器，不是执行监听器"
    })
    @DisplayName("步骤不能当任务监听器，任务监听器不能当执行监听器")
    void aStepIsNoListener(String kind, String event, String name, String words) {
        var model = Models.around("l", "Task_1", """
                <userTask id="Task_1" name="审查"><extensionElements>
                <camunda:%s event="%s" delegateExpression="${%s}"/></extensionElements></userTask>""".formatted(kind, event, name));

        assertThat(guard.check("l.bpmn", Models.bytes(model))).singleElement().satisfies(finding -> {
            assertThat(finding.element()).isEqualTo("Task_1");
            assertThat(finding.message()).contains("审查", name, words);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"decimal(amountFen / 2, 0)", "decimal (1.5, 0)"})
    @DisplayName("金额取整不能用 decimal()")
    void halfEvenRoundingIsFound(String text) {
        assertThat(guard.check("r.dmn", Models.bytes(Models.literal("r", "", text))))
                .extracting(ModelFinding::code)
                .contains("decimal");
    }

    @Test
    @DisplayName("FEEL 写错、缺保存期限都指出；正常的表没有意见")
    void tables() {
        assertThat(guard.check("s.dmn", Models.bytes(Models.literal("s", "", "if then"))))
                .extracting(ModelFinding::code)
                .containsExactly("syntax");
        assertThat(guard.check(
                        "t.dmn",
                        Models.bytes(Models.literal("t", "", "1").replace("camunda:historyTimeToLive=\"P30D\"", ""))))
                .extracting(ModelFinding::code)
                .containsExactly("time-to-live");
        assertThat(guard.check(
                        "o.dmn", Models.bytes(Models.literal("o", "", "round half up(amountFen * 25 / 1000, 0)"))))
                .isEmpty();
    }

    @Test
    @DisplayName("不符合 BPMN 结构的文件：指出哪个元素，不等到发布时才由引擎拒绝")
    void schema() {
        var diagram = Models.user("seen");
        var misplaced = diagram.replaceFirst("(?s)(<userTask [^>]*>)", "$1<incoming>Flow_1</incoming>");
        assertThat(misplaced).isNotEqualTo(diagram);

        assertThat(guard.check("seen.bpmn", Models.bytes(diagram))).isEmpty();
        assertThat(guard.check("seen.bpmn", Models.bytes(misplaced)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("schema");
                    assertThat(finding.message()).contains("不符合 BPMN 2.0 的结构（incoming）");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"请在 ${dueAt} 前办结", "#{x}"})
    @DisplayName("人工任务的说明会当作表达式计算：不能写表达式；已经在运行的照旧")
    void descriptionOfATask(String note) {
        var diagram = Models.bytes(Models.user("seen")
                .replaceFirst(
                        "(<userTask [^>]*)/>",
                        "$1><documentation>" + Matcher.quoteReplacement(note) + "</documentation></userTask>"));

        assertThat(guard.check("seen.bpmn", diagram)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("description");
            assertThat(finding.element()).isEqualTo("Task_ReviewFiling");
        });
        assertThat(guard.checkStored("seen.bpmn", diagram)).isEmpty();
    }

    @Test
    @DisplayName("名称、编号最长二百字，说明最长二千字：引擎的列放不下，案件走到那里会停住")
    void lengths() {
        var diagram = Models.user("seen");
        assertThat(guard.check("seen.bpmn", Models.bytes(diagram.replace("审查立案材料", "审".repeat(200)))))
                .isEmpty();
        assertThat(guard.check("seen.bpmn", Models.bytes(diagram.replace("审查立案材料", "审".repeat(201)))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("too-long");
                    assertThat(finding.element()).isEqualTo("Task_ReviewFiling");
                });
        assertThat(guard.check("seen.bpmn", Models.bytes(diagram.replace("Task_ReviewFiling", "T".repeat(201)))))
                .extracting(ModelFinding::code)
                .contains("too-long");
        var noted = diagram.replaceFirst("(<userTask [^>]*)/>", "$1><documentation>%s</documentation></userTask>");
        assertThat(guard.check("seen.bpmn", Models.bytes(noted.formatted("说".repeat(2_000)))))
                .isEmpty();
        assertThat(guard.check("seen.bpmn", Models.bytes(noted.formatted("说".repeat(2_001)))))
                .extracting(ModelFinding::code)
                .containsExactly("too-long");
        assertThat(guard.check(
                        "seen.bpmn",
                        Models.bytes(diagram.replace(
                                "isExecutable", "camunda:versionTag=\"" + "v".repeat(61) + "\" isExecutable"))))
                .extracting(ModelFinding::code)
                .containsExactly("too-long");
        assertThat(guard.checkStored("seen.bpmn", Models.bytes(diagram.replace("审查立案材料", "审".repeat(201)))))
                .as("what runs already goes on")
                .isEmpty();
        var table = Models.literal("t", "", "1");
        assertThat(guard.check("t.dmn", Models.bytes(table.replace("name=\"t\"", "name=\"" + "表".repeat(201) + "\""))))
                .extracting(ModelFinding::code)
                .contains("too-long");
    }
}
