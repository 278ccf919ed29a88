package org.lian.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** 知识产权案件由知产组复核, drawn into the shipped diagram as an analyst draws it. */
public final class IpReviewStep {
    public static final String TASK = "Task_ReviewIp";
    public static final String GROUP = "ip-group";
    public static final String FORM = "ip-review";

    private static final String FLOW = "        <bpmn:sequenceFlow id=\"Flow_RouteReview_to_Insisted\" "
            + "sourceRef=\"Task_RouteReview\" targetRef=\"Gateway_Insisted\" />\n";
    private static final String STEP = """
                    <bpmn:sequenceFlow id="Flow_RouteReview_to_Insisted" sourceRef="Task_RouteReview" targetRef="Gateway_Ip" />
                    <bpmn:exclusiveGateway id="Gateway_Ip" name="知识产权案件？" default="Flow_NotIp">
                      <bpmn:incoming>Flow_RouteReview_to_Insisted</bpmn:incoming>
                      <bpmn:outgoing>Flow_NotIp</bpmn:outgoing>
                      <bpmn:outgoing>Flow_Ip</bpmn:outgoing>
                    </bpmn:exclusiveGateway>
                    <bpmn:sequenceFlow id="Flow_NotIp" name="否" sourceRef="Gateway_Ip" targetRef="Gateway_Insisted" />
                    <bpmn:sequenceFlow id="Flow_Ip" name="是" sourceRef="Gateway_Ip" targetRef="Task_ReviewIp">
                      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${causePart == '05'}</bpmn:conditionExpression>
                    </bpmn:sequenceFlow>
                    <bpmn:userTask id="Task_ReviewIp" name="知识产权案件复核" camunda:formRef="ip-review" camunda:formRefBinding="latest" camunda:candidateGroups="ip-group" camunda:dueDate="${reviewDueAt}">
                      <bpmn:documentation>知识产权案件先由知产组看案由和请求。</bpmn:documentation>
                      <bpmn:extensionElements>
                        <camunda:taskListener event="timeout" id="Task_ReviewIp_unclaimed" delegateExpression="${offerToDutyGroup}"><bpmn:timerEventDefinition id="Task_ReviewIp_unclaimed_timer"><bpmn:timeDate xsi:type="bpmn:tFormalExpression">${reviewRemindAt}</bpmn:timeDate></bpmn:timerEventDefinition></camunda:taskListener>
                        <camunda:taskListener event="timeout" id="Task_ReviewIp_due" delegateExpression="${offerToSupervisors}"><bpmn:timerEventDefinition id="Task_ReviewIp_due_timer"><bpmn:timeDate xsi:type="bpmn:tFormalExpression">${reviewAlertAt}</bpmn:timeDate></bpmn:timerEventDefinition></camunda:taskListener>
                      </bpmn:extensionElements>
                      <bpmn:incoming>Flow_Ip</bpmn:incoming>
                      <bpmn:outgoing>Flow_IpReviewed</bpmn:outgoing>
                    </bpmn:userTask>
                    <bpmn:sequenceFlow id="Flow_IpReviewed" sourceRef="Task_ReviewIp" targetRef="Gateway_IpOpinion" />
                    <bpmn:exclusiveGateway id="Gateway_IpOpinion" name="复核意见？" default="Flow_IpAgreed">
                      <bpmn:incoming>Flow_IpReviewed</bpmn:incoming>
                      <bpmn:outgoing>Flow_IpAgreed</bpmn:outgoing>
                      <bpmn:outgoing>Flow_IpAgain</bpmn:outgoing>
                    </bpmn:exclusiveGateway>
                    <bpmn:sequenceFlow id="Flow_IpAgreed" name="同意" sourceRef="Gateway_IpOpinion" targetRef="Gateway_Insisted" />
                    <bpmn:sequenceFlow id="Flow_IpAgain" name="重新检索" sourceRef="Gateway_IpOpinion" targetRef="Task_FindRelatedFilings">
                      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${form_ip_review_outcome == 'RETURN'}</bpmn:conditionExpression>
                    </bpmn:sequenceFlow>
            """;
    private static final String SHAPES = """
                  <bpmndi:BPMNShape id="Gateway_Ip_di" bpmnElement="Gateway_Ip" isMarkerVisible="true"><dc:Bounds x="1135" y="375" width="50" height="50" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="Task_ReviewIp_di" bpmnElement="Task_ReviewIp"><dc:Bounds x="1105" y="450" width="110" height="80" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="Gateway_IpOpinion_di" bpmnElement="Gateway_IpOpinion" isMarkerVisible="true"><dc:Bounds x="1255" y="465" width="50" height="50" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNEdge id="Flow_NotIp_di" bpmnElement="Flow_NotIp"><di:waypoint x="1185" y="400" /><di:waypoint x="1280" y="325" /></bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge id="Flow_Ip_di" bpmnElement="Flow_Ip"><di:waypoint x="1160" y="425" /><di:waypoint x="1160" y="450" /></bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge id="Flow_IpReviewed_di" bpmnElement="Flow_IpReviewed"><di:waypoint x="1215" y="490" /><di:waypoint x="1255" y="490" /></bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge id="Flow_IpAgreed_di" bpmnElement="Flow_IpAgreed"><di:waypoint x="1280" y="465" /><di:waypoint x="1280" y="325" /></bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge id="Flow_IpAgain_di" bpmnElement="Flow_IpAgain"><di:waypoint x="1280" y="515" /><di:waypoint x="1000" y="515" /><di:waypoint x="1000" y="340" /></bpmndi:BPMNEdge>
            """;
    private static final String FIRST_SHAPE = "      <bpmndi:BPMNShape id=\"Gateway_Insisted_di\"";

    private static final String TOLD = """
                    <bpmn:sequenceFlow id="Flow_IpAgreed" name="同意" sourceRef="Gateway_IpOpinion" targetRef="CallActivity_TellIp" />
                    <bpmn:callActivity id="CallActivity_TellIp" name="送达复核告知" calledElement="service-of-document">
                      <bpmn:documentation>告诉当事人案件由知产组复核。</bpmn:documentation>
                      <bpmn:extensionElements><camunda:in businessKey="${filingId}" /><camunda:in source="filingId" target="filingId" /><camunda:in source="courtCode" target="courtCode" /><camunda:in source="track" target="track" /><camunda:in source="document" target="document" /><camunda:out source="servedAt" target="servedAt" /><camunda:inputOutput><camunda:inputParameter name="document">NOTICE_IP_REVIEW</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>
                      <bpmn:incoming>Flow_IpAgreed</bpmn:incoming>
                      <bpmn:outgoing>Flow_IpTold</bpmn:outgoing>
                    </bpmn:callActivity>
                    <bpmn:sequenceFlow id="Flow_IpTold" sourceRef="CallActivity_TellIp" targetRef="Gateway_Insisted" />
            """;
    private static final String TOLD_SHAPES = """
                  <bpmndi:BPMNShape id="CallActivity_TellIp_di" bpmnElement="CallActivity_TellIp"><dc:Bounds x="1330" y="450" width="110" height="80" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNEdge id="Flow_IpTold_di" bpmnElement="Flow_IpTold"><di:waypoint x="1385" y="450" /><di:waypoint x="1280" y="325" /></bpmndi:BPMNEdge>
            """;

    private IpReviewStep() {}

    /** The same, and whoever filed is told by a notice of the court's own before the review goes on. */
    public static String telling() {
        return drawn().replaceFirst(" *<bpmn:sequenceFlow id=\"Flow_IpAgreed\"[^\n]*\n", TOLD.replace("$", "\\$"))
                .replace(
                        "<bpmn:incoming>Flow_IpAgreed</bpmn:incoming>\n          <bpmn:outgoing>Flow_NotInsisted",
                        "<bpmn:incoming>Flow_IpTold</bpmn:incoming>\n          <bpmn:outgoing>Flow_NotInsisted")
                .replaceFirst(FIRST_SHAPE, TOLD_SHAPES + FIRST_SHAPE);
    }

    /** The shipped diagram. */
    public static String shipped() {
        try {
            return Files.readString(Path.of("processes", "filing.bpmn"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The same before anybody chose its form and group: what an analyst has drawn with the mouse. */
    public static String sketched(String again) {
        return drawn().replaceFirst(
                        "(?s)(<bpmn:userTask id=\"Task_ReviewIp\" name=\"[^\"]+\")[^>]*>.*?(<bpmn:incoming>)",
                        "$1>\n          $2")
                .replace("form_ip_review_outcome == 'RETURN'", "form_ip_review_outcome == '" + again + "'");
    }

    /** The same with the step between 审查分流 and who decides. */
    public static String drawn() {
        var shipped = shipped();
        if (!shipped.contains(FLOW) || !shipped.contains(FIRST_SHAPE)) {
            throw new IllegalStateException("The shipped diagram is drawn otherwise");
        }
        return shipped.replace(FLOW, STEP)
                .replace(
                        "<bpmn:incoming>Flow_RouteReview_to_Insisted</bpmn:incoming>\n          <bpmn:outgoing>Flow_NotInsisted",
                        "<bpmn:incoming>Flow_NotIp</bpmn:incoming>\n          <bpmn:incoming>Flow_IpAgreed</bpmn:incoming>\n"
                                + "          <bpmn:outgoing>Flow_NotInsisted")
                .replaceFirst(FIRST_SHAPE, SHAPES.replace("$", "\\$") + FIRST_SHAPE);
    }
}
