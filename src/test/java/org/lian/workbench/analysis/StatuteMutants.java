package org.lian.workbench.analysis;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.lian.engine.ModelXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Ways to break each line of a declaration in a shipped diagram, made from the line itself. */
final class StatuteMutants {
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final TransformerFactory WRITERS = TransformerFactory.newDefaultInstance();

    private final Element root;
    /** The diagram, which nobody changes: each mutant is a copy. */
    private final DiagramFile file;

    private final List<Mutant> mutants = new ArrayList<>();

    private StatuteMutants(byte[] diagram) {
        root = root(diagram);
        file = DiagramFile.of(root);
    }

    /**
     * A broken diagram.
     *
     * @param line the name of the line that it breaks
     * @param how of the changes of one diagram, equal words are the same change
     * @param code what must be said
     * @param elements at one of these
     */
    record Mutant(String line, String how, String code, String basis, Set<String> elements, Supplier<Element> root) {
        DiagramFile file() {
            return DiagramFile.of(root.get());
        }

        byte[] content() {
            return write(root.get());
        }

        @Override
        public String toString() {
            return line + "：" + how;
        }
    }

    static List<Mutant> of(Statute statute, byte[] diagram) {
        var all = new StatuteMutants(diagram);
        statute.steps().forEach(all::step);
        statute.clocks().forEach(clock -> all.event("STATUTE_CLOCK", clock));
        statute.messages().forEach(message -> all.event("STATUTE_MESSAGE", message));
        statute.closes().forEach(all::close);
        statute.paths().forEach(all::path);
        return all.mutants;
    }

    private void step(Statute.Step step) {
        for (var id : file.find(step.place())) {
            add(step.name(), "做别的事 " + id, "STATUTE_STEP", step.basis(), Set.of(id), changed -> other(changed, id));
            if (step.once()) {
                add(step.name(), "走回 " + id, "STATUTE_ONCE", step.basis(), Set.of(id), changed -> changed.from(id)
                        .forEach(flow -> flow.setAttribute("targetRef", id)));
            }
        }
    }

    /** The same place does what the law does not ask for. */
    private static void other(DiagramFile file, String id) {
        var node = Objects.requireNonNull(file.nodes().get(id));
        switch (String.valueOf(node.getLocalName())) {
            case "userTask" -> {
                node.removeAttributeNS(CAMUNDA, "formKey");
                node.removeAttributeNS(CAMUNDA, "candidateGroups");
                node.removeAttributeNS(CAMUNDA, "dueDate");
                DiagramFile.children(node, "extensionElements").forEach(node::removeChild);
                renamed(node, "serviceTask")
                        .setAttributeNS(CAMUNDA, "camunda:delegateExpression", "${setTaskDeadline}");
            }
            case "callActivity" -> {
                if (node.getAttribute("calledElement").equals("service-of-document")) {
                    ModelXml.walk(node, inner -> {
                        if (ModelXml.is(inner, "inputParameter")) {
                            inner.setTextContent("OTHER");
                        }
                    });
                } else {
                    node.setAttribute("calledElement", "manual-decision");
                }
            }
            default -> node.setAttributeNS(CAMUNDA, "camunda:delegateExpression", "${setTaskDeadline}");
        }
    }

    static Element renamed(Element node, String kind) {
        return (Element) node.getOwnerDocument()
                .renameNode(
                        node, node.getNamespaceURI(), node.getPrefix() == null ? kind : node.getPrefix() + ":" + kind);
    }

    private void event(String code, Statute.Event event) {
        var gateways = new HashSet<String>();
        if (event.beside() != null) {
            file.find(TablePlace.of(event.beside()))
                    .forEach(other -> file.to(other).forEach(flow -> gateways.add(flow.getAttribute("sourceRef"))));
        }
        for (var id : file.find(event.place())) {
            var waits = file.to(id).stream().anyMatch(flow -> gateways.contains(flow.getAttribute("sourceRef")));
            var over = event.over().stream()
                    .flatMap(each -> file.find(TablePlace.of(each)).stream())
                    .flatMap(each -> file.around(each).stream())
                    .anyMatch(part -> part.equals(
                            Objects.requireNonNull(file.nodes().get(id)).getAttribute("attachedToRef")));
            var isInner = DiagramFile.startsByEvent(parentOf(file, id));
            if (event.beside() != null && !waits || !event.over().isEmpty() && !over && !isInner) {
                continue;
            }
            add(event.name(), "换成别的 " + id, code, event.basis(), Set.of(id), changed -> another(changed, id));
            if (event.interrupts() != null) {
                add(event.name(), "反过来中断 " + id, code, event.basis(), Set.of(id), changed -> turned(changed, id));
            }
        }
    }

    private void close(Statute.Close close) {
        for (var id : file.find(TablePlace.of(close.after()))) {
            for (var flow : file.from(id)) {
                var end = flow.getAttribute("targetRef");
                add(
                        close.name(),
                        "只结束自己 " + end,
                        "STATUTE_CLOSE",
                        close.basis(),
                        Set.of(end),
                        changed -> plain(changed, end));
            }
        }
    }

    /** The end ends its own way and nothing more. */
    static void plain(DiagramFile file, String end) {
        var node = Objects.requireNonNull(file.nodes().get(end));
        DiagramFile.children(node, "terminateEventDefinition").forEach(node::removeChild);
    }

    private static Element parentOf(DiagramFile file, String id) {
        return (Element) Objects.requireNonNull(file.nodes().get(id)).getParentNode();
    }

    private static void another(DiagramFile file, String id) {
        ModelXml.walk(Objects.requireNonNull(file.nodes().get(id)), inner -> {
            if (ModelXml.is(inner, "timeDate")) {
                inner.setTextContent("${taskDueAt}");
            } else if (ModelXml.is(inner, "messageEventDefinition")) {
                inner.setAttribute("messageRef", "Message_Other");
            }
        });
    }

    private static void turned(DiagramFile file, String id) {
        var node = Objects.requireNonNull(file.nodes().get(id));
        var attribute = node.hasAttribute("attachedToRef") ? "cancelActivity" : "isInterrupting";
        node.setAttribute(attribute, String.valueOf(node.getAttribute(attribute).equals("false")));
    }

    private void path(Statute.Path path) {
        var through = path.through().stream()
                .flatMap(each -> file.find(TablePlace.of(each)).stream())
                .toList();
        var from = path.from().stream()
                .flatMap(each -> file.find(TablePlace.of(each)).stream())
                .toList();
        var to = path.before().stream()
                .flatMap(each -> file.find(TablePlace.of(each)).stream())
                .toList();
        var told = new HashSet<>(through);
        told.addAll(from);
        // Past one that must be passed.
        for (var id : through) {
            var next = file.from(id);
            if (next.size() == 1) {
                for (var flow : file.to(id)) {
                    redirect(path, told, flow, next.get(0).getAttribute("targetRef"));
                }
            }
        }
        // Straight from where it begins to what must come later, or to an end.
        Stream.concat(from.stream(), through.stream()).distinct().forEach(start -> {
            for (var flow : file.from(start)) {
                Stream.concat(to.stream(), file.nodes("endEvent").stream().map(end -> end.getAttribute("id")))
                        .filter(end -> parentOf(file, end)
                                .getAttribute("id")
                                .equals(parentOf(file, start).getAttribute("id")))
                        .forEach(end -> redirect(path, told, flow, end));
            }
        });
        // The answers of the next gateway exchanged.
        from.forEach(start -> file.from(start).forEach(flow -> exchange(path, told, flow.getAttribute("targetRef"))));
        file.nodes("exclusiveGateway").forEach(gateway -> exchange(path, told, gateway.getAttribute("id")));
    }

    private void exchange(Statute.Path path, Set<String> told, String gateway) {
        var out = file.from(gateway);
        for (var flow : out) {
            for (var other : out) {
                if (flow != other) {
                    redirect(path, told, flow, other.getAttribute("targetRef"));
                }
            }
        }
    }

    private void redirect(Statute.Path path, Set<String> told, Element flow, String target) {
        var id = flow.getAttribute("id");
        add(path.says(), id + " 改到 " + target, "STATUTE_PATH", path.basis(), told, changed -> changed.flows().stream()
                .filter(each -> each.getAttribute("id").equals(id))
                .forEach(each -> each.setAttribute("targetRef", target)));
    }

    private void add(
            String line, String how, String code, String basis, Set<String> elements, Consumer<DiagramFile> change) {
        mutants.add(new Mutant(line, how, code, basis, elements, () -> copied(root, change)));
    }

    static byte[] changed(byte[] diagram, Consumer<DiagramFile> change) {
        var root = root(diagram);
        change.accept(DiagramFile.of(root));
        return write(root);
    }

    private static Element copied(Element root, Consumer<DiagramFile> change) {
        var copy = ((Document) root.getOwnerDocument().cloneNode(true)).getDocumentElement();
        change.accept(DiagramFile.of(copy));
        return copy;
    }

    private static Element root(byte[] diagram) {
        try {
            return ModelXml.root(diagram);
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] write(Element root) {
        try {
            var out = new ByteArrayOutputStream();
            WRITERS.newTransformer().transform(new DOMSource(root.getOwnerDocument()), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }
}
