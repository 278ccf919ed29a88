package org.lian.workbench.analysis;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.engine.ModelXml;
import org.w3c.dom.Element;

/**
 * Whether a shipped element reads only what it reads as shipped: the engine fails at a variable that nobody has set
 * yet. What a new element may read is not asked.
 */
class UnsetChecks {
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}");
    private static final Pattern TEXT = Pattern.compile("'[^']*'");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Set<String> LITERALS = Set.of("true", "false", "null");
    /** Hold the name of a step, or words. */
    private static final Set<String> NO_VARIABLE = Set.of("delegateExpression", "name");

    private final DiagramFile diagram;
    private final @Nullable DiagramFile shipped;
    private final Findings findings;

    UnsetChecks(DiagramFile diagram, @Nullable DiagramFile shipped, Findings findings) {
        this.diagram = diagram;
        this.shipped = shipped;
        this.findings = findings;
    }

    void check() {
        if (shipped == null) {
            return;
        }
        for (var id : diagram.nodes().keySet()) {
            var ours = shipped.nodes().get(id);
            var node = diagram.nodes().get(id);
            if (ours != null && node != null) {
                require(own(node), readable(shipped, ours), id, "这一步");
            }
        }
        for (var flow : diagram.flows()) {
            var from = flow.getAttribute("sourceRef");
            if (shipped.nodes().containsKey(from)) {
                var known = new TreeSet<String>();
                shipped.from(from).forEach(each -> known.addAll(own(each)));
                require(own(flow), known, flow.getAttribute("id"), "判断“" + shipped.label(from) + "”");
            }
        }
    }

    private void require(Set<String> read, Set<String> known, String id, String where) {
        read.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> findings.block(
                        "UNSET_VARIABLE",
                        "变量 %s 在这里可能还没有值，案件走到这里会失败。随程序发布的%s%s".formatted(name, where, remedy(known)),
                        id));
    }

    private static String remedy(Set<String> known) {
        return known.isEmpty() ? "不看变量，请改回" : "看的是 %s，请只看这些".formatted(String.join("、", known));
    }

    /** What is read when the activity begins: by itself and by the timers at its edge. */
    private static Set<String> readable(DiagramFile file, Element node) {
        var names = own(node);
        var host = node.hasAttribute("attachedToRef") ? file.nodes().get(node.getAttribute("attachedToRef")) : node;
        if (host != null) {
            names.addAll(own(host));
            file.attachedTo(host.getAttribute("id")).stream()
                    .filter(event -> DiagramFile.has(event, "timerEventDefinition"))
                    .forEach(timer -> names.addAll(own(timer)));
        }
        return names;
    }

    /** The variables of an element, without those of the elements that a part consists of. */
    private static Set<String> own(Element element) {
        var names = new TreeSet<String>();
        collect(element, names);
        return names;
    }

    private static void collect(Element element, Set<String> names) {
        for (var attribute : ModelXml.attributes(element)) {
            if (!NO_VARIABLE.contains(attribute.getLocalName())) {
                names(attribute.getValue(), names);
            }
        }
        names(ModelXml.text(element), names);
        for (var child : ModelXml.children(element)) {
            var isPart = ModelXml.is(element, "subProcess")
                    && child.hasAttribute("id")
                    && !String.valueOf(child.getLocalName()).endsWith("EventDefinition");
            if (!isPart && !ModelXml.is(child, "documentation")) {
                collect(child, names);
            }
        }
    }

    private static void names(String text, Set<String> names) {
        EXPRESSION
                .matcher(text)
                .results()
                .map(expression -> TEXT.matcher(expression.group()).replaceAll(" "))
                .flatMap(expression -> NAME.matcher(expression).results())
                .map(MatchResult::group)
                .filter(name -> !LITERALS.contains(name))
                .forEach(names::add);
    }
}
