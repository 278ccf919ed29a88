package org.lian.workbench.analysis;

import java.util.Set;
import org.lian.engine.ModelXml;
import org.w3c.dom.Element;

/**
 * 流程图里的一处: named by what it does and not by how it is drawn. {@code Task_ReviewFiling} is that person's task,
 * {@code issueCaseNumber} a step of the program, {@code serve FEE_NOTICE} the service of that document,
 * {@code call fee-payment} a call, {@code at reviewDueAt} a timer with that date, {@code message FeePaid} what is waited
 * for; {@code start} and {@code end} are those of the whole diagram.
 */
record TablePlace(String kind, String name) {
    private static final String SERVICE = "service-of-document";
    private static final Set<String> KINDS = Set.of("serve", "call", "at", "message");

    static TablePlace of(String text) {
        if (text.equals("start") || text.equals("end")) {
            return new TablePlace(text, "");
        }
        var words = text.split(" ", 2);
        if (words.length == 2 && KINDS.contains(words[0])) {
            return new TablePlace(words[0], words[1]);
        }
        if (words.length == 2) {
            throw new IllegalArgumentException("No place in a diagram: " + text);
        }
        return new TablePlace(text.startsWith("Task_") ? "task" : "step", text);
    }

    boolean is(DiagramFile diagram, Element node) {
        return switch (kind) {
            case "start" ->
                ModelXml.is(node, "startEvent")
                        && ModelXml.is((Element) node.getParentNode(), "process")
                        && diagram.trigger(node).isEmpty();
            case "end" -> false;
            case "task" ->
                ModelXml.is(node, "userTask") && node.getAttribute("id").equals(name);
            case "step" ->
                (ModelXml.is(node, "serviceTask") || ModelXml.is(node, "businessRuleTask"))
                        && DiagramFile.ours(node, "delegateExpression").equals("${" + name + "}");
            case "serve" -> calls(node, SERVICE) && document(node).equals(name);
            case "call" -> calls(node, name);
            default -> diagram.trigger(node).equals(kind + " " + name);
        };
    }

    private static boolean calls(Element node, String diagram) {
        return ModelXml.is(node, "callActivity")
                && node.getAttribute("calledElement").equals(diagram);
    }

    /** The document that a call hands over; empty for none. */
    static String document(Element call) {
        var found = new StringBuilder();
        ModelXml.walk(call, inner -> {
            if (ModelXml.is(inner, "inputParameter")
                    && ModelXml.namespace(inner).equals(DiagramFile.CAMUNDA)
                    && ModelXml.attribute(inner, "name").equals("document")) {
                found.append(ModelXml.text(inner));
            }
        });
        return found.toString();
    }
}
