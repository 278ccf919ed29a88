package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.engine.TestEngine;
import org.lian.process.ShippedModel;
import org.lian.workbench.RuleFinding;

/** 本院自己的流程图: whoever may draw one cannot stop a case with it, nor take a message from where it belongs. */
class OwnDiagramChecksTests {
    private static final DiagramChecks CHECKS = new DiagramChecks(TestEngine.guard(new ShippedModel()));

    private static final String START = "<bpmn:startEvent id=\"Start_1\" name=\"开始\">%s</bpmn:startEvent>";
    private static final String STEP =
            "<bpmn:serviceTask id=\"Step_1\" name=\"定期限\" camunda:delegateExpression=\"${setTaskDeadline}\"/>";
    private static final String TIMER =
            "<bpmn:timerEventDefinition id=\"Timer_1\"><bpmn:timeDate>${taskDueAt}</bpmn:timeDate></bpmn:timerEventDefinition>";
    private static final String MESSAGE = "<bpmn:messageEventDefinition id=\"Heard_1\" messageRef=\"Message_1\"/>";

    @Test
    @DisplayName("自己的流程图，一口气办完的，可以")
    void whatRunsThrough() {
        assertThat(check(START.formatted(""), STEP)).noneMatch(RuleFinding::isBlocking);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:intermediateCatchEvent id=\"Step_1\" name=\"等日期\">" + TIMER + "</bpmn:intermediateCatchEvent>",
                "<bpmn:intermediateCatchEvent id=\"Step_1\" name=\"等消息\">" + MESSAGE + "</bpmn:intermediateCatchEvent>",
                "<bpmn:receiveTask id=\"Step_1\" name=\"等消息\" messageRef=\"Message_1\"/>",
                "<bpmn:eventBasedGateway id=\"Step_1\" name=\"等\"/>"
            })
    @DisplayName("自己的流程图不能等：调用它的案件会停在里面")
    void nothingWaits(String step) {
        assertThat(blocking(START.formatted(""), step))
                .anySatisfy(finding -> assertThat(finding.message()).contains("一口气办完", "请删除"));
    }

    @ParameterizedTest
    @CsvSource({"FeePaid", "' FeePaid'", "RefundSettled", "FilingWithdrawn", "InsistedAfterReturn", "Zzz"})
    @DisplayName("自己的流程图不能由消息开始：消息就到不了该到的案件")
    void noMessageIsTaken(String message) {
        assertThat(blocking(START.formatted(MESSAGE), STEP, message))
                .extracting(RuleFinding::code)
                .contains("WAIT_ADDED");
    }

    @Test
    @DisplayName("自己的流程图里没有人工任务，随程序发布的编号也不行：没有办理页面，也没有期限")
    void nobodysTask() {
        for (var id : List.of("Step_1", "Task_SignRefusal")) {
            var task = "<bpmn:userTask id=\"" + id
                    + "\" name=\"复核\" camunda:candidateGroups=\"supervisors\" camunda:dueDate=\"${taskDueAt}\" "
                    + "camunda:formKey=\"embedded:/forms/task.html\"/>";
            assertThat(blocking(START.formatted(""), task.replace("Step_1", id), "FeePaid", id))
                    .anySatisfy(finding -> assertThat(finding.message()).contains("不能有人工任务"));
        }
    }

    @Test
    @DisplayName("自己的流程图不能再调用别的流程：被调用的步骤放在这里会失败")
    void callsNothing() {
        assertThat(blocking(
                        START.formatted(""),
                        "<bpmn:callActivity id=\"Step_1\" name=\"送达\" calledElement=\"service-of-document\"/>"))
                .extracting(RuleFinding::code)
                .contains("CALL_FROM_OWN");
    }

    @Test
    @DisplayName("旁边等消息的子流程也不行")
    void notBesideTheFlow() {
        var beside = STEP + "<bpmn:subProcess id=\"Beside_1\" name=\"旁边\" triggeredByEvent=\"true\">"
                + "<bpmn:startEvent id=\"Start_2\" name=\"撤回\">" + MESSAGE + "</bpmn:startEvent>"
                + "<bpmn:endEvent id=\"End_2\" name=\"结束\"/>"
                + "<bpmn:sequenceFlow id=\"Flow_3\" sourceRef=\"Start_2\" targetRef=\"End_2\"/></bpmn:subProcess>";

        assertThat(blocking(START.formatted(""), beside, "FilingWithdrawn"))
                .anyMatch(finding -> "Start_2".equals(finding.element()));
    }

    private static List<RuleFinding> blocking(String start, String step) {
        return blocking(start, step, "FeePaid");
    }

    private static List<RuleFinding> blocking(String start, String step, String message) {
        return blocking(start, step, message, "Step_1");
    }

    private static List<RuleFinding> blocking(String start, String step, String message, String id) {
        return check(start, step, message, id).stream()
                .filter(RuleFinding::isBlocking)
                .toList();
    }

    private static List<RuleFinding> check(String start, String step) {
        return check(start, step, "FeePaid", "Step_1");
    }

    private static List<RuleFinding> check(String start, String step, String message, String id) {
        var shapes = new StringBuilder();
        for (var node : List.of("Start_1", id, "End_1")) {
            shapes.append(("<bpmndi:BPMNShape id=\"%s_di\" bpmnElement=\"%s\"><dc:Bounds x=\"10\" y=\"10\" width=\"36\""
                            + " height=\"36\"/></bpmndi:BPMNShape>")
                    .formatted(node, node));
        }
        for (var flow : List.of("Flow_1", "Flow_2")) {
            shapes.append(("<bpmndi:BPMNEdge id=\"%s_di\" bpmnElement=\"%s\"><di:waypoint x=\"1\" y=\"1\"/>"
                            + "<di:waypoint x=\"2\" y=\"2\"/></bpmndi:BPMNEdge>")
                    .formatted(flow, flow));
        }
        var xml = """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_1" targetNamespace="http://lian">
                <bpmn:message id="Message_1" name="%s"/>
                <bpmn:process id="own-1" name="本院的" isExecutable="true" camunda:historyTimeToLive="P3650D">
                %s%s<bpmn:endEvent id="End_1" name="办完"/>
                <bpmn:sequenceFlow id="Flow_1" sourceRef="Start_1" targetRef="%s"/>
                <bpmn:sequenceFlow id="Flow_2" sourceRef="%s" targetRef="End_1"/>
                </bpmn:process>
                <bpmndi:BPMNDiagram id="Diagram_1"><bpmndi:BPMNPlane id="Plane_1" bpmnElement="own-1">%s</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
                </bpmn:definitions>""".formatted(message, start, step, id, id, shapes);
        return CHECKS.check("own-1", xml.getBytes(StandardCharsets.UTF_8), null, Map.of());
    }
}
