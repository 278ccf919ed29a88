package org.lian.workbench.analysis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.lian.engine.ModelXml;
import org.lian.engine.TestEngine;
import org.lian.process.DrawnModel;
import org.lian.workbench.RuleFinding;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A shipped diagram as somebody drew it anew, change by change, and what is said of it. */
record DrawnDiagram(String name, byte[] content) {
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final DrawnModel MODEL = new DrawnModel();
    private static final DiagramChecks CHECKS = new DiagramChecks(TestEngine.guard(MODEL));
    private static final Map<String, Statute> STATUTES = Statute.shipped();

    static DrawnDiagram of(String name) throws IOException {
        return new DrawnDiagram(name, shipped(name));
    }

    DrawnDiagram with(Consumer<DiagramFile> change) {
        return new DrawnDiagram(name, StatuteMutants.changed(content, change));
    }

    /** The flow leads to another node. */
    DrawnDiagram led(String flow, String target) {
        return with(file -> flow(file, flow).setAttribute("targetRef", target));
    }

    /** Two flows lead where the other did. */
    DrawnDiagram exchanged(String flow, String other) {
        var target = flow(flow).getAttribute("targetRef");
        return led(flow, flow(other).getAttribute("targetRef")).led(other, target);
    }

    /** A service task in the middle of the flow; it leads on by {@code Flow_} and its id. */
    DrawnDiagram withStep(String flow, String id, String delegate) {
        return with(file -> {
            var task = insert(file, flow, "serviceTask", id, "Flow_" + id);
            task.setAttributeNS(CAMUNDA, "camunda:delegateExpression", delegate);
        });
    }

    /** A gateway in the middle of the flow, with a second way by {@code Flow_Other_} and its id. */
    DrawnDiagram withGateway(String flow, String id, String condition, String other) {
        return with(file -> {
            insert(file, flow, "exclusiveGateway", id, "Flow_" + id).setAttribute("default", "Flow_" + id);
            var second = connect(file, id, other, "Flow_Other_" + id);
            var asks = second.getOwnerDocument().createElementNS(BPMN, "bpmn:conditionExpression");
            asks.setTextContent(condition);
            second.appendChild(asks);
        });
    }

    /** A human step with a form of the court's own in the middle of the flow, as the review's tasks are drawn. */
    DrawnDiagram withHumanStep(String flow, String id, String form, String groups) {
        return with(file -> {
            var task = insert(file, flow, "userTask", id, "Flow_" + id);
            task.setAttributeNS(CAMUNDA, "camunda:formRef", form);
            task.setAttributeNS(CAMUNDA, "camunda:formRefBinding", "latest");
            task.setAttributeNS(CAMUNDA, "camunda:candidateGroups", groups);
            task.setAttributeNS(CAMUNDA, "camunda:dueDate", "${reviewDueAt}");
            var extensions = task.getOwnerDocument().createElementNS(BPMN, "bpmn:extensionElements");
            task.appendChild(extensions);
            listener(extensions, id + "_unclaimed", "${offerToDutyGroup}", "${reviewRemindAt}");
            listener(extensions, id + "_due", "${offerToSupervisors}", "${reviewAlertAt}");
        });
    }

    private static void listener(Element extensions, String id, String delegate, String date) {
        var document = extensions.getOwnerDocument();
        var listener = document.createElementNS(CAMUNDA, "camunda:taskListener");
        listener.setAttribute("event", "timeout");
        listener.setAttribute("id", id);
        listener.setAttribute("delegateExpression", delegate);
        var timer = document.createElementNS(BPMN, "bpmn:timerEventDefinition");
        timer.setAttribute("id", id + "_timer");
        var at = document.createElementNS(BPMN, "bpmn:timeDate");
        at.setTextContent(date);
        timer.appendChild(at);
        listener.appendChild(timer);
        extensions.appendChild(listener);
    }

    /** An event at the edge of an activity that interrupts it at a date and leads on. */
    DrawnDiagram withTimer(String activity, String date, String target) {
        return with(file -> {
            var host = Objects.requireNonNull(file.nodes().get(activity));
            var event = host.getOwnerDocument().createElementNS(BPMN, "bpmn:boundaryEvent");
            event.setAttribute("id", "BoundaryEvent_New");
            event.setAttribute("name", "新加的");
            event.setAttribute("attachedToRef", activity);
            var timer = event.getOwnerDocument().createElementNS(BPMN, "bpmn:timerEventDefinition");
            timer.setAttribute("id", "BoundaryEvent_New_timer");
            var at = event.getOwnerDocument().createElementNS(BPMN, "bpmn:timeDate");
            at.setTextContent(date);
            timer.appendChild(at);
            event.appendChild(timer);
            host.getParentNode().appendChild(event);
            draw(file, "BPMNShape", "BoundaryEvent_New");
            connect(file, event, target, "Flow_BoundaryEvent_New");
        });
    }

    /** An event in the middle of the flow that waits for a date. */
    DrawnDiagram withWait(String flow, String id, String date) {
        return with(file -> {
            var event = insert(file, flow, "intermediateCatchEvent", id, "Flow_" + id);
            var timer = event.getOwnerDocument().createElementNS(BPMN, "bpmn:timerEventDefinition");
            timer.setAttribute("id", id + "_timer");
            var at = event.getOwnerDocument().createElementNS(BPMN, "bpmn:timeDate");
            at.setTextContent(date);
            timer.appendChild(at);
            event.appendChild(timer);
        });
    }

    /** A plain end in the place of where the flow led. */
    DrawnDiagram withEnd(String flow, String id) {
        return with(file -> {
            var before = flow(file, flow);
            var end = before.getOwnerDocument().createElementNS(BPMN, "bpmn:endEvent");
            end.setAttribute("id", id);
            end.setAttribute("name", "新加的");
            before.getParentNode().appendChild(end);
            before.setAttribute("targetRef", id);
            draw(file, "BPMNShape", id);
        });
    }

    /** Another id, wherever it is named. */
    DrawnDiagram renamed(String id, String fresh) {
        var text = new String(content, StandardCharsets.UTF_8);
        return new DrawnDiagram(name, text.replaceAll("\\b" + id + "\\b", fresh).getBytes(StandardCharsets.UTF_8));
    }

    /** Engine attributes of a node set; an empty value removes one. */
    DrawnDiagram withAttribute(String node, String attribute, String value) {
        return with(file -> {
            var element = Objects.requireNonNull(file.nodes().get(node));
            if (value.isEmpty()) {
                element.removeAttributeNS(CAMUNDA, attribute);
            } else {
                element.setAttributeNS(CAMUNDA, "camunda:" + attribute, value);
            }
        });
    }

    Element flow(String id) {
        return flow(read(), id);
    }

    DiagramFile read() {
        try {
            return DiagramFile.read(content);
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What all checks say, the shipped diagram being in force. */
    List<RuleFinding> findings() throws IOException {
        return CHECKS.check(name, content, shipped(name), ChangedDiagram.diagrams());
    }

    /** What blocks it for everybody. */
    List<RuleFinding> blocking() throws IOException {
        return findings().stream().filter(RuleFinding::isBlocking).toList();
    }

    /** What is said of its choices alone. */
    List<RuleFinding> choices() throws IOException {
        var findings = new TableFindings();
        new ChoiceChecks(read(), of(name).read(), STATUTES.get(name), findings).check();
        return findings.all();
    }

    /** What is said of its waits alone. */
    List<RuleFinding> waits() throws IOException {
        var findings = new TableFindings();
        new WaitChecks(read(), of(name).read(), findings).check();
        return findings.all();
    }

    /** Codes of what is said of the human steps with a form of the court's own alone. */
    List<String> humanSteps() {
        var findings = new TableFindings();
        var programs = MODEL.variableFlow().tasks().keySet();
        new HumanStepChecks(read(), STATUTES.get(name), programs, findings).check();
        return findings.all().stream().map(RuleFinding::code).toList();
    }

    /** What is said of its declaration alone. */
    List<RuleFinding> statute() throws IOException {
        var findings = new TableFindings();
        new StatuteChecks(STATUTES, read(), of(name).read(), findings).check(name);
        return findings.all();
    }

    private static Element flow(DiagramFile file, String id) {
        return file.flows().stream()
                .filter(flow -> flow.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Element insert(DiagramFile file, String flow, String kind, String id, String on) {
        var before = flow(file, flow);
        var target = before.getAttribute("targetRef");
        var added = before.getOwnerDocument().createElementNS(BPMN, "bpmn:" + kind);
        added.setAttribute("id", id);
        added.setAttribute("name", "新加的");
        before.getParentNode().appendChild(added);
        before.setAttribute("targetRef", id);
        draw(file, "BPMNShape", id);
        connect(file, added, target, on);
        return added;
    }

    private static Element connect(DiagramFile file, String from, String to, String id) {
        var found = new ArrayList<Element>();
        ModelXml.walk(file.processes().get(0), each -> {
            if (each.getAttribute("id").equals(from)) {
                found.add(each);
            }
        });
        return connect(file, found.get(0), to, id);
    }

    private static Element connect(DiagramFile file, Element from, String to, String id) {
        var flow = from.getOwnerDocument().createElementNS(BPMN, "bpmn:sequenceFlow");
        flow.setAttribute("id", id);
        flow.setAttribute("name", "答案");
        flow.setAttribute("sourceRef", from.getAttribute("id"));
        flow.setAttribute("targetRef", to);
        from.getParentNode().appendChild(flow);
        draw(file, "BPMNEdge", id);
        return flow;
    }

    private static void draw(DiagramFile file, String kind, String id) {
        var drawn = new ArrayList<Element>();
        ModelXml.walk(file.processes().get(0).getOwnerDocument().getDocumentElement(), each -> {
            if (ModelXml.is(each, kind)) {
                drawn.add(each);
            }
        });
        var copy = (Element) drawn.get(0).cloneNode(true);
        copy.setAttribute("id", id + "_di");
        copy.setAttribute("bpmnElement", id);
        drawn.get(0).getParentNode().appendChild(copy);
    }

    private static byte[] shipped(String name) throws IOException {
        return Files.readAllBytes(Path.of("processes", name + ".bpmn"));
    }
}
