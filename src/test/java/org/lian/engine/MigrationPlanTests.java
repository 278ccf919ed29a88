package org.lian.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Date;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** 迁移计划: what an analyst must know of each element before filings move. */
@CourtTest
@Import(TestModel.class)
class MigrationPlanTests {
    private static final String EVENTS = """
            <boundaryEvent id="Late" name="到期" attachedToRef="Review" cancelActivity="false"><timerEventDefinition><timeDate xsi:type="tFormalExpression">${dueAt}</timeDate></timerEventDefinition></boundaryEvent>
            <sequenceFlow id="fl" sourceRef="Late" targetRef="LateEnd"/><endEvent id="LateEnd"/>
            <boundaryEvent id="Letter" name="来信" attachedToRef="Review" cancelActivity="false"><messageEventDefinition messageRef="Msg"/></boundaryEvent>
            <sequenceFlow id="fm" sourceRef="Letter" targetRef="LetterEnd"/><endEvent id="LetterEnd"/>""";

    private static final String REMINDER = """
            <extensionElements><camunda:taskListener event="timeout" id="Reminder" delegateExpression="${offerToDutyGroup}"><timerEventDefinition id="ReminderTime"><timeDate xsi:type="tFormalExpression">${dueAt}</timeDate></timerEventDefinition></camunda:taskListener></extensionElements>""";

    private static final String BY_EVENT = """
            <subProcess id="Inner" triggeredByEvent="true"><startEvent id="InnerStart" name="到时" isInterrupting="false"><timerEventDefinition><timeDate xsi:type="tFormalExpression">${dueAt}</timeDate></timerEventDefinition></startEvent><sequenceFlow id="fi" sourceRef="InnerStart" targetRef="InnerEnd"/><endEvent id="InnerEnd"/></subProcess>""";

    @Autowired
    ProcessEngine engine;

    @Autowired
    Migrations migrations;

    @Test
    @DisplayName("什么也没改：没有要说的")
    void nothing() {
        assertThat(plan("plan-same", task(REMINDER) + EVENTS, task(REMINDER) + EVENTS))
                .isEmpty();
    }

    @Test
    @DisplayName("计时的写法变了：保留原来的到期时间；新版增加的计时：按案件里的日期开始")
    void timers() {
        assertThat(plan("plan-timer", task("") + EVENTS, task("") + EVENTS.replace("${dueAt}", "${taskDueAt}")))
                .containsExactly(tuple("TIMER_CHANGED", "Late"));
        assertThat(plan("plan-added", task(""), task("") + EVENTS)).containsExactly(tuple("TIMER_ADDED", "Late"));
    }

    @Test
    @DisplayName("新版没有的计时和来信：迁移的案件不再等它")
    void lostEvents() {
        assertThat(plan("plan-lost", task("") + EVENTS, task("")))
                .containsExactlyInAnyOrder(tuple("EVENT_LOST", "Late"), tuple("EVENT_LOST", "Letter"));
    }

    @Test
    @DisplayName("任务自己的提醒少了；等的消息改了")
    void reminderAndMessage() {
        assertThat(plan("plan-reminder", task(REMINDER), task(""))).containsExactly(tuple("TIMER_LOST", "Review"));
        assertThat(plan(
                        "plan-message",
                        diagram("plan-message", task("") + EVENTS, "reply"),
                        diagram("plan-message", task("") + EVENTS, "answer")))
                .containsExactly(tuple("MESSAGE_CHANGED", "Letter"));
    }

    @Test
    @DisplayName("由计时启动的子流程：到期过的会再计一次，先说明")
    void repeated() {
        assertThat(plan("plan-inner", task("") + BY_EVENT, task("") + BY_EVENT))
                .containsExactly(tuple("TIMER_REPEATED", "InnerStart"));
    }

    @Test
    @DisplayName("改名的待办、没有对应的待办：停着案件时说明")
    void tasks() {
        deploy("plan-name", diagram("plan-name", task(""), "reply"));
        start("plan-name");
        assertThat(plan("plan-name", null, diagram("plan-name", task("").replace("审查", "复核"), "reply")))
                .containsExactly(tuple("NAME_KEPT", "Review"));

        deploy("plan-gone", diagram("plan-gone", task(""), "reply"));
        start("plan-gone");
        assertThat(plan("plan-gone", null, diagram("plan-gone", task("").replace("\"Review\"", "\"Other\""), "reply")))
                .containsExactly(tuple("WAIT_LOST", "Review"));
    }

    @Test
    @DisplayName("等的消息改了的：迁移以后收新的消息，不再收旧的")
    void theNewMessage() {
        var key = "plan-moved";
        deploy(key, diagram(key, task("") + EVENTS, "reply"));
        var instance = start(key);
        deploy(key, diagram(key, task("") + EVENTS, "answer"));

        migrations.prepare(route(key)).move(List.of(instance));

        assertThat(engine.getRuntimeService()
                        .createEventSubscriptionQuery()
                        .processInstanceId(instance)
                        .list())
                .singleElement()
                .satisfies(
                        subscription -> assertThat(subscription.getEventName()).isEqualTo("answer"));
    }

    private List<Tuple> plan(String key, String before, String after) {
        if (before != null) {
            deploy(key, before.startsWith("<?xml") ? before : diagram(key, before, "reply"));
        }
        deploy(key, after.startsWith("<?xml") ? after : diagram(key, after, "reply"));
        var plan = migrations.plan(route(key));
        assertThat(plan.findings()).noneMatch(ModelFinding::isError);
        return plan.findings().stream()
                .map(finding -> tuple(finding.code(), finding.element()))
                .toList();
    }

    private static MoveRoute route(String key) {
        return new MoveRoute(key, 1, 2, Map.of());
    }

    private static String task(String inside) {
        return """
                <userTask id="Review" name="审查" camunda:candidateGroups="filing-clerks" camunda:formKey="embedded:/forms/task.html" camunda:dueDate="${dueAt}">%s</userTask>""".formatted(inside);
    }

    private static String diagram(String key, String body, String message) {
        var task = body.contains("\"Other\"") ? "Other" : "Review";
        return Models.process(key, """
                        <startEvent id="Start"/><sequenceFlow id="f1" sourceRef="Start" targetRef="%s"/>
                        <sequenceFlow id="f2" sourceRef="%s" targetRef="End"/><endEvent id="End"/>
                        """.formatted(task, task) + body)
                .replace("<process ", "<message id=\"Msg\" name=\"" + message + "\"/><process ");
    }

    private void deploy(String key, String diagram) {
        engine.getRepositoryService()
                .createDeployment()
                .source(ModelDeployer.SOURCE)
                .addString(key + ".bpmn", diagram)
                .deploy();
    }

    private String start(String key) {
        return engine.getRuntimeService()
                .startProcessInstanceByKey(key, Map.of("courtCode", "京0199", "dueAt", new Date(4_000_000_000_000L)))
                .getId();
    }
}
