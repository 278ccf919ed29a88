package org.lian.engine;

import java.nio.charset.StandardCharsets;

/** Small diagrams and tables for tests. */
class Models {
    private Models() {}

    static String process(String id, String body) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="lian" id="Definitions_1">
                  <process id="%s" isExecutable="true" camunda:historyTimeToLive="P30D">
                %s
                  </process>
                </definitions>
                """.formatted(id, body);
    }

    /** start → the element → end. */
    static String around(String id, String elementId, String element) {
        return process(id, """
                <startEvent id="Start"/><sequenceFlow id="f1" sourceRef="Start" targetRef="%s"/>
                %s
                <sequenceFlow id="f2" sourceRef="%s" targetRef="End"/><endEvent id="End"/>
                """.formatted(elementId, element, elementId));
    }

    static String service(String id, String attributes) {
        return around(id, "Task_1", "<serviceTask id=\"Task_1\" " + attributes + "/>");
    }

    static String user(String id) {
        return around(
                id,
                "Task_ReviewFiling",
                "<userTask id=\"Task_ReviewFiling\" name=\"审查立案材料\" camunda:candidateGroups=\"filing-clerks\""
                        + " camunda:formKey=\"embedded:/forms/task.html\" camunda:dueDate=\"${dueAt}\"/>");
    }

    static String literal(String id, String attributes, String text) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                  id="Definitions_%s" name="t" namespace="lian">
                  <decision id="%s" name="t" camunda:historyTimeToLive="P30D">
                    <variable id="v" name="result"/>
                    <literalExpression id="Literal_1" %s><text><![CDATA[%s]]></text></literalExpression>
                  </decision>
                </definitions>
                """.formatted(id, id, attributes, text);
    }

    static byte[] bytes(String model) {
        return model.getBytes(StandardCharsets.UTF_8);
    }
}
