package org.lian.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lian.documents.TemplateText.Element;
import org.lian.documents.TemplateText.Node;
import org.lian.documents.TemplateText.Section;
import org.lian.documents.TemplateText.Value;
import org.lian.documents.TemplateText.Words;

/** The paragraphs of a template as they are typed, places in their braces: whole, and by the conditions under which each part stands. */
final class TemplateParagraphs {
    private static final Set<String> BLOCKS = Set.of("p", "h2", "td", "th", "div");

    private final Map<Integer, Paragraph> paragraphs = new TreeMap<>();
    private int blocks;

    private TemplateParagraphs() {}

    /** One paragraph. */
    static final class Paragraph {
        private final int line;
        private final StringBuilder whole = new StringBuilder();
        private final Map<List<String>, StringBuilder> parts = new LinkedHashMap<>();

        private Paragraph(int line) {
            this.line = line;
        }

        int line() {
            return line;
        }

        /** All of it, whatever the case says. */
        String whole() {
            return whole.toString();
        }

        /** What stands together under the same conditions, by them. */
        Map<List<String>, StringBuilder> parts() {
            return parts;
        }

        private void add(String text, List<String> under) {
            whole.append(text);
            parts.computeIfAbsent(under, one -> new StringBuilder()).append(text);
        }
    }

    static List<Paragraph> of(Element root) {
        var read = new TemplateParagraphs();
        read.walk(root.children(), List.of(), 0);
        return List.copyOf(read.paragraphs.values());
    }

    private void walk(List<Node> nodes, List<String> under, int block) {
        for (var node : nodes) {
            if (node instanceof Words words) {
                at(block, words.line()).add(words.text().replaceAll("\\s*\\n\\s*", ""), under);
            } else if (node instanceof Value value) {
                at(block, value.line()).add("{{" + value.name() + "}}", under);
            } else if (node instanceof Section section) {
                var inner = new ArrayList<>(under);
                inner.add(section.condition());
                walk(section.children(), List.copyOf(inner), block);
            } else if (node instanceof Element element) {
                walk(element.children(), under, BLOCKS.contains(element.name()) ? ++blocks : block);
            }
        }
    }

    private Paragraph at(int block, int line) {
        return paragraphs.computeIfAbsent(block, one -> new Paragraph(line));
    }
}
