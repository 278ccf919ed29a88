package org.lian.workbench.analysis;

import static org.lian.workbench.analysis.Ways.Point;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.lian.engine.ModelXml;
import org.lian.engine.VariableFlow;
import org.w3c.dom.Element;

/**
 * The places where a diagram reads a variable. A conditional event is no reading: the engine takes a variable that is
 * not there for one that does not fulfil the condition.
 */
class VariableReads {
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern TEXT = Pattern.compile("'[^']*'");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final List<String> LITERALS = List.of("true", "false", "null");

    private final DiagramFile diagram;
    private final VariableFlow flow;

    VariableReads(DiagramFile diagram, VariableFlow flow) {
        this.diagram = diagram;
        this.flow = flow;
    }

    /**
     * One reading.
     *
     * @param element the flow or the node that reads
     * @param at where the case is then
     * @param isCompared whether a variable that exists without a value will do
     * @param byStep whether the step itself reads, and no expression
     */
    record Read(String name, String element, Point at, boolean isCompared, boolean byStep) {}

    /** All readings, without those of what a variable holds for one activity alone. */
    List<Read> all() {
        var reads = new LinkedHashSet<Read>();
        diagram.nodes().forEach((id, node) -> {
            var at = Point.at(id);
            collect(node, id, at, reads);
            use(node, flow).needs().forEach(name -> reads.add(new Read(name, id, at, false, true)));
            reads.removeIf(read -> read.at().equals(at) && inputs(node).contains(read.name()));
        });
        diagram.flows()
                .forEach(each ->
                        collect(each, each.getAttribute("id"), Point.through(each.getAttribute("sourceRef")), reads));
        return List.copyOf(reads);
    }

    /** What the step or the person's task behind a node does with variables. */
    static VariableFlow.Use use(Element node, VariableFlow flow) {
        return ModelXml.is(node, "userTask")
                ? flow.task(node.getAttribute("id"), DiagramFile.ours(node, "formRef"))
                : flow.step(DiagramFile.ours(node, "delegateExpression").replaceAll("^\\$\\{|}$", ""));
    }

    /** What is set for the activity alone, before anything of it is read. */
    static List<String> inputs(Element activity) {
        var inputs = new ArrayList<String>();
        extensions(activity, "inputParameter").forEach(parameter -> inputs.add(ModelXml.attribute(parameter, "name")));
        return inputs;
    }

    /** The engine's own elements of this kind inside the activity's extensions. */
    static List<Element> extensions(Element activity, String kind) {
        var found = new ArrayList<Element>();
        DiagramFile.children(activity, "extensionElements")
                .forEach(extensions -> ModelXml.walk(extensions, inner -> {
                    if (ModelXml.is(inner, kind) && DiagramFile.CAMUNDA.equals(ModelXml.namespace(inner))) {
                        found.add(inner);
                    }
                }));
        return found;
    }

    private static void collect(Element element, String id, Point at, LinkedHashSet<Read> reads) {
        for (var attribute : ModelXml.attributes(element)) {
            if (!"delegateExpression".equals(attribute.getLocalName())) {
                expressions(attribute.getValue(), id, at, reads);
            }
        }
        expressions(ModelXml.text(element), id, at, reads);
        for (var child : ModelXml.children(element)) {
            var isPart = ModelXml.is(element, "subProcess")
                    && child.hasAttribute("id")
                    && !String.valueOf(child.getLocalName()).endsWith("EventDefinition");
            if (!isPart && !ModelXml.is(child, "documentation") && !ModelXml.is(child, "conditionalEventDefinition")) {
                collect(child, id, at, reads);
            }
        }
    }

    private static void expressions(String text, String id, Point at, LinkedHashSet<Read> reads) {
        EXPRESSION.matcher(text).results().forEach(expression -> {
            for (var part : expression.group(1).split("&&|\\|\\|", -1)) {
                var bare = TEXT.matcher(part).replaceAll(" ");
                var isCompared = !bare.strip().matches("\\w+");
                NAME.matcher(bare)
                        .results()
                        .filter(name -> !LITERALS.contains(name.group()))
                        .forEach(name -> reads.add(new Read(name.group(), id, at, isCompared, false)));
            }
        });
    }
}
