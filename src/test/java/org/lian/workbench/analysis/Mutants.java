package org.lian.workbench.analysis;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Drafts with one mistake each, made from a table as an analyst, a tool or an attacker could make it. */
class Mutants {
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w\".])\\d+(?![\\w\".])");
    private static final Pattern CODE = Pattern.compile("\"[A-Za-z][A-Za-z0-9_.-]*\"");
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";

    /** What has to come of it. */
    enum Fate {
        /** Against a rule, whatever it does. */
        REFUSED,
        /** A slip: harmful where the table then answers otherwise. */
        JUDGED,
        /** Not to be refused. */
        PASSES
    }

    record Mutant(String kind, Fate fate, String what, byte[] content) {
        @Override
        public String toString() {
            return kind + " " + what;
        }
    }

    private final byte[] original;
    private final Document document;
    private final Random random;
    private final int mostOfAKind;
    private final Map<String, Mutant> mutants = new LinkedHashMap<>();

    Mutants(byte[] original, int mostOfAKind) {
        this.original = original;
        this.mostOfAKind = mostOfAKind;
        random = new Random(Arrays.hashCode(original));
        document = read();
    }

    List<Mutant> all() {
        rows();
        conditions();
        results();
        forbidden();
        heads();
        files();
        harmless();
        return List.copyOf(mutants.values());
    }

    // Rows

    private void rows() {
        each("row dropped", Fate.JUDGED, "rule", rule -> rule.getParentNode().removeChild(rule));
        each("row doubled", Fate.REFUSED, "rule", rule -> {
            var twin = (Element) rule.cloneNode(true);
            renumber(twin, "twin-");
            rule.getParentNode().insertBefore(twin, rule);
        });
        each("basis removed", Fate.REFUSED, "rule", rule -> child(rule, "description")
                .setTextContent(""));
        each("basis says nothing", Fate.REFUSED, "rule", rule -> child(rule, "description")
                .setTextContent("同上"));
        each("cell missing", Fate.REFUSED, "rule", rule -> rule.removeChild(child(rule, "outputEntry")));
        each("conditions swapped", Fate.JUDGED, "rule", rule -> {
            var other = next(rule);
            if (other == null) {
                throw new NotHere();
            }
            var mine = entries(rule, "inputEntry");
            var theirs = entries(other, "inputEntry");
            for (int i = 0; i < mine.size(); i++) {
                var text = mine.get(i).getTextContent();
                mine.get(i).setTextContent(theirs.get(i).getTextContent());
                theirs.get(i).setTextContent(text);
            }
        });
    }

    // Conditions

    private void conditions() {
        texts("condition cleared", Fate.JUDGED, "inputEntry", text -> "");
        texts(
                "condition misspelt",
                Fate.JUDGED,
                "inputEntry",
                text -> replace(QUOTED, text, found -> found.substring(0, found.length() - 2) + "X\""));
        texts(
                "condition negated",
                Fate.JUDGED,
                "inputEntry",
                text -> text.contains(" = ")
                        ? text.replaceFirst(" = ", " != ")
                        : text.startsWith("not(") ? text.substring(4, text.length() - 1) : "not(" + text + ")");
        texts(
                "bound raised",
                Fate.JUDGED,
                "inputEntry",
                text -> replace(NUMBER, text, found -> String.valueOf(Long.parseLong(found) + 1)));
        texts(
                "bound lowered",
                Fate.JUDGED,
                "inputEntry",
                text -> replace(NUMBER, text, found -> String.valueOf(Long.parseLong(found) - 1)));
        texts("bound opened", Fate.JUDGED, "inputEntry", text -> text.startsWith("[") ? "(" + text.substring(1) : null);
        texts("bound closed", Fate.JUDGED, "inputEntry", text -> text.startsWith("(") ? "[" + text.substring(1) : null);
        texts(
                "bound turned",
                Fate.JUDGED,
                "inputEntry",
                text -> text.startsWith("> ") ? "<" + text.substring(1) : null);
        texts(
                "quotes forgotten",
                Fate.REFUSED,
                "inputEntry",
                text -> replace(CODE, text, found -> found.substring(1, found.length() - 1)
                        .replaceAll("[.-].*", "")));
        texts(
                "Chinese quotes",
                Fate.REFUSED,
                "inputEntry",
                text -> replace(QUOTED, text, found -> "“" + found.substring(1, found.length() - 1) + "”"));
        texts(
                "number for text",
                Fate.REFUSED,
                "inputEntry",
                text -> CODE.matcher(text).matches() ? "7" : null);
        texts(
                "text for number",
                Fate.REFUSED,
                "inputEntry",
                text -> text.startsWith("[") || text.startsWith("> ") ? "\"7\"" : null);
        texts("endless condition", Fate.REFUSED, "inputEntry", text -> "some i in 1..1000000000 satisfies i = 0");
        texts("condition on the day", Fate.REFUSED, "inputEntry", text -> "now() = null");
        texts("condition of a regex", Fate.REFUSED, "inputEntry", text -> "matches(?, \"(a+)+b\")");
    }

    // Results

    private void results() {
        texts("result emptied", Fate.REFUSED, "outputEntry", text -> "");
        texts(
                "result blank",
                Fate.JUDGED,
                "outputEntry",
                text -> QUOTED.matcher(text).matches() ? "\"\"" : null);
        texts("result null", Fate.REFUSED, "outputEntry", text -> text.equals("null") ? null : "null");
        texts(
                "code misspelt",
                Fate.JUDGED,
                "outputEntry",
                text -> CODE.matcher(text).matches() ? text.substring(0, text.length() - 1) + "X\"" : null);
        texts(
                "code in lower case",
                Fate.JUDGED,
                "outputEntry",
                text -> text.matches("\"[A-Z][A-Z_]+\"") ? text.toLowerCase(java.util.Locale.ROOT) : null);
        texts(
                "number raised",
                Fate.JUDGED,
                "outputEntry",
                text -> text.matches("\\d+") ? String.valueOf(Long.parseLong(text) + 1) : null);
        texts("number times ten", Fate.JUDGED, "outputEntry", text -> text.matches("[1-9]\\d*") ? text + "0" : null);
        texts("number with a fraction", Fate.REFUSED, "outputEntry", text -> text.matches("\\d+") ? text + ".5" : null);
        texts(
                "number as text",
                Fate.REFUSED,
                "outputEntry",
                text -> text.matches("-?\\d+") ? "\"" + text + "\"" : null);
        texts(
                "answer turned",
                Fate.JUDGED,
                "outputEntry",
                text -> text.equals("true") ? "false" : text.equals("false") ? "true" : null);
        texts(
                "answer as text",
                Fate.REFUSED,
                "outputEntry",
                text -> text.matches("true|false") ? "\"" + text + "\"" : null);
        texts(
                "text unquoted",
                Fate.REFUSED,
                "outputEntry",
                text -> CODE.matcher(text).matches()
                        ? text.substring(1, text.length() - 1).replaceAll("[.-].*", "")
                        : null);
        texts(
                "branch without a result",
                Fate.REFUSED,
                "outputEntry",
                text -> text.equals("null") ? null : "if 1 = 1 then null else " + text);
        texts("unknown name", Fate.REFUSED, "outputEntry", text -> "amountOfNothing");
        texts("unknown function", Fate.REFUSED, "outputEntry", text -> "calculate(1)");
        texts("neighbour's code", Fate.JUDGED, "outputEntry", this::neighbour);
    }

    private String neighbour(String text) {
        if (!CODE.matcher(text).matches()) {
            return null;
        }
        var others = new ArrayList<String>();
        for (var cell : elements(document, "outputEntry")) {
            var other = cell.getTextContent().strip();
            if (CODE.matcher(other).matches() && !other.equals(text)) {
                others.add(other);
            }
        }
        return others.isEmpty() ? null : others.get(random.nextInt(others.size()));
    }

    // What no cell may hold

    private void forbidden() {
        texts("JUEL", Fate.REFUSED, "outputEntry", text -> "${1 + 1}");
        texts("JUEL in a condition", Fate.REFUSED, "inputEntry", text -> "#{execution}");
        texts(
                "Java",
                Fate.REFUSED,
                "outputEntry",
                text ->
                        "function() external { java: { class: \"java.lang.Runtime\", method signature: \"getRuntime()\" } }");
        texts("endless loop", Fate.REFUSED, "outputEntry", text -> "for i in 1..1000000000 return i");
        texts(
                "nested loops",
                Fate.REFUSED,
                "outputEntry",
                text -> "count(for a in [1,2,3], b in [1,2,3], c in [1,2,3] return a * b * c)");
        texts("recursion", Fate.REFUSED, "outputEntry", text -> "{f: function(n) f(n + 1), r: f(0)}.r");
        texts("huge power", Fate.REFUSED, "outputEntry", text -> "9 ** 999999999");
        texts("huge scale", Fate.REFUSED, "outputEntry", text -> "round up(1, 999999999)");
        texts("today", Fate.REFUSED, "outputEntry", text -> "string(today())");
        texts("chance", Fate.REFUSED, "outputEntry", text -> "random number()");
        texts("bankers' rounding", Fate.REFUSED, "outputEntry", text -> "decimal(2.5, 0)");
        texts("syntax", Fate.REFUSED, "outputEntry", text -> "if then");
        texts("very long", Fate.REFUSED, "outputEntry", text -> "\"" + "长".repeat(3000) + "\"");
        texts("many brackets", Fate.REFUSED, "outputEntry", text -> "(".repeat(60) + "1" + ")".repeat(60));
        each(
                "script language",
                Fate.REFUSED,
                "outputEntry",
                cell -> cell.setAttribute("expressionLanguage", "javascript"));
        each(
                "expression language",
                Fate.REFUSED,
                "inputEntry",
                cell -> cell.setAttribute("expressionLanguage", "juel"));
        each(
                "class attribute",
                Fate.REFUSED,
                "decision",
                decision -> decision.setAttributeNS(CAMUNDA, "camunda:class", "java.lang.Runtime"));
        each("function model", Fate.REFUSED, "decision", decision -> {
            var model =
                    decision.getOwnerDocument().createElementNS(decision.getNamespaceURI(), "businessKnowledgeModel");
            model.setAttribute("id", "model");
            model.setAttribute("name", "model");
            decision.getParentNode().insertBefore(model, decision);
        });
    }

    // Columns, decisions, inputs

    private void heads() {
        for (var policy : List.of("FIRST", "ANY", "PRIORITY", "OUTPUT ORDER")) {
            each("policy " + policy, Fate.REFUSED, "decisionTable", table -> table.setAttribute("hitPolicy", policy));
        }
        each(
                "policy changed",
                Fate.REFUSED,
                "decisionTable",
                table -> table.setAttribute(
                        "hitPolicy", table.getAttribute("hitPolicy").equals("UNIQUE") ? "COLLECT" : "UNIQUE"));
        each("summed up", Fate.REFUSED, "decisionTable", table -> {
            table.setAttribute("hitPolicy", "COLLECT");
            table.setAttribute("aggregation", "SUM");
        });
        each("output renamed", Fate.REFUSED, "output", output -> output.setAttribute("name", "renamed"));
        each(
                "output of another type",
                Fate.REFUSED,
                "output",
                output -> output.setAttribute(
                        "typeRef", output.getAttribute("typeRef").equals("string") ? "boolean" : "string"));
        each("output double", Fate.REFUSED, "output", output -> output.setAttribute("typeRef", "double"));
        each("output number", Fate.REFUSED, "output", output -> output.setAttribute("typeRef", "number"));
        each("output removed", Fate.REFUSED, "output", output -> {
            var table = (Element) output.getParentNode();
            int index = children(table, "output").indexOf(output);
            children(table, "rule")
                    .forEach(rule ->
                            rule.removeChild(children(rule, "outputEntry").get(index)));
            table.removeChild(output);
        });
        each("input misspelt", Fate.REFUSED, "inputExpression", expression -> {
            var text = child(expression, "text");
            if (!text.getTextContent().matches(".*[a-z]{4}.*")
                    || text.getTextContent().equals("true")) {
                throw new NotHere();
            }
            text.setTextContent(text.getTextContent().strip() + "s");
        });
        each("input of nothing", Fate.REFUSED, "inputExpression", expression -> child(expression, "text")
                .setTextContent(""));
        each(
                "input double",
                Fate.REFUSED,
                "inputExpression",
                expression -> expression.setAttribute("typeRef", "double"));
        each("fact renamed", Fate.REFUSED, "inputData", fact -> child(fact, "variable")
                .setAttribute("name", "renamed"));
        each("fact of another type", Fate.REFUSED, "inputData", fact -> child(fact, "variable")
                .setAttribute("typeRef", "date"));
        each("fact made up", Fate.REFUSED, "inputData", fact -> {
            var invented = (Element) fact.cloneNode(true);
            renumber(invented, "invented-");
            child(invented, "variable").setAttribute("name", "invented");
            fact.getParentNode().insertBefore(invented, fact);
        });
        each("decision renamed", Fate.REFUSED, "decision", decision -> decision.setAttribute("id", "renamed"));
        each("decision removed", Fate.REFUSED, "decision", decision -> decision.getParentNode()
                .removeChild(decision));
        each(
                "no time to live",
                Fate.REFUSED,
                "decision",
                decision -> decision.removeAttributeNS(CAMUNDA, "historyTimeToLive"));
        each("id twice", Fate.REFUSED, "rule", rule -> child(rule, "outputEntry")
                .setAttribute("id", rule.getAttribute("id")));
        each(
                "unknown element",
                Fate.REFUSED,
                "decisionTable",
                table -> table.appendChild(
                        table.getOwnerDocument().createElementNS(table.getNamespaceURI(), "surprise")));
    }

    // Files

    private void files() {
        var text = new String(original, StandardCharsets.UTF_8);
        file("GBK", text.getBytes(Charset.forName("GBK")));
        file("UTF-16", text.getBytes(StandardCharsets.UTF_16));
        file("declared GBK", text.replace("encoding=\"UTF-8\"", "encoding=\"GBK\""));
        file("DOCTYPE", text.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"));
        file("cut off", text.substring(0, text.length() / 2));
        file("empty", "");
        file("no XML", "省份,数额\n京,50\n");
        file("a diagram", "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>");
        file("unknown version", text.replace("DMN/20191111/MODEL/", "DMN/20991231/MODEL/"));
        file("too large", text + "<!-- " + "x".repeat(FileChecks.MOST_BYTES) + " -->");
        file("too deep", "<a>".repeat(20_000) + "</a>".repeat(20_000));
    }

    private void file(String kind, String text) {
        file(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    private void file(String kind, byte[] content) {
        mutants.put("file " + kind, new Mutant("file " + kind, Fate.REFUSED, "", content));
    }

    // What must pass

    private void harmless() {
        each(
                "passes: labels",
                Fate.PASSES,
                "input",
                input -> input.setAttribute("label", input.getAttribute("label") + "（改）"));
        each("passes: output label", Fate.PASSES, "output", output -> output.setAttribute("label", "改名"));
        each("passes: row to the end", Fate.PASSES, "rule", rule -> rule.getParentNode()
                .appendChild(rule));
        each(
                "passes: row id",
                Fate.PASSES,
                "rule",
                rule -> rule.setAttribute("id", "another-" + rule.getAttribute("id")));
        each("passes: longer basis", Fate.PASSES, "rule", rule -> child(rule, "description")
                .setTextContent(child(rule, "description").getTextContent() + "（已核对）"));
        each("passes: no layout", Fate.PASSES, "DMNDI", layout -> layout.getParentNode()
                .removeChild(layout));
        each("passes: policy left out", Fate.PASSES, "decisionTable", table -> {
            if (!table.getAttribute("hitPolicy").equals("UNIQUE")) {
                throw new NotHere();
            }
            table.removeAttribute("hitPolicy");
        });
        texts("passes: dash", Fate.PASSES, "inputEntry", text -> text.isEmpty() ? "-" : null);
        texts("passes: spaces", Fate.PASSES, "inputEntry", text -> "  " + text + "\n ");
        texts("passes: list turned", Fate.PASSES, "inputEntry", text -> {
            var parts = new ArrayList<>(List.of(text.split(",")));
            Collections.reverse(parts);
            return parts.size() > 1 && text.matches("\"[^()]*\"") ? String.join(",", parts) : null;
        });
        texts(
                "passes: wording",
                Fate.PASSES,
                "outputEntry",
                text -> text.matches("\"\\p{IsHan}[^\"]{3,}\"") ? text.substring(0, text.length() - 1) + "。\"" : null);
        some("passes: row split", Fate.PASSES, "inputEntry", Mutants::isList, cell -> {
            var parts = cell.getTextContent().strip().split(",", 2);
            var rule = (Element) cell.getParentNode();
            int index = entries(rule, "inputEntry").indexOf(child(cell, "text"));
            var second = (Element) rule.cloneNode(true);
            renumber(second, "split-");
            child(cell, "text").setTextContent(parts[0]);
            entries(second, "inputEntry").get(index).setTextContent(parts[1]);
            rule.getParentNode().insertBefore(second, rule);
        });
    }

    // Making

    /** Thrown where a mistake cannot be made at this place. */
    private static class NotHere extends RuntimeException {}

    private void texts(String kind, Fate fate, String element, UnaryOperator<String> change) {
        some(
                kind,
                fate,
                element,
                cell -> {
                    var before = child(cell, "text").getTextContent().strip();
                    var after = before.isEmpty() && fate == Fate.JUDGED ? null : change.apply(before);
                    return after != null && !after.equals(before);
                },
                cell -> child(cell, "text")
                        .setTextContent(change.apply(
                                child(cell, "text").getTextContent().strip())));
    }

    private void each(String kind, Fate fate, String element, Consumer<Element> change) {
        some(kind, fate, element, anywhere -> true, change);
    }

    /** Makes the mistake at some of the elements of that name. */
    private void some(String kind, Fate fate, String element, Predicate<Element> possible, Consumer<Element> change) {
        var places = new ArrayList<Integer>();
        var here = elements(document, element);
        for (int i = 0; i < here.size(); i++) {
            if (possible.test(here.get(i))) {
                places.add(i);
            }
        }
        Collections.shuffle(places, random);
        int made = 0;
        for (int place : places) {
            if (made == mostOfAKind) {
                return;
            }
            var copy = (Document) document.cloneNode(true);
            var target = elements(copy, element).get(place);
            var what = target.getAttribute("id");
            try {
                change.accept(target);
            } catch (NotHere notHere) {
                continue;
            }
            var content = write(copy);
            if (mutants.putIfAbsent(Arrays.hashCode(content) + "", new Mutant(kind, fate, what, content)) == null) {
                made++;
            }
        }
    }

    private Document read() {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(original));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] write(Document document) {
        try {
            var bytes = new ByteArrayOutputStream();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(bytes));
            return bytes.toByteArray();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String replace(Pattern pattern, String text, Function<String, String> by) {
        var found = pattern.matcher(text);
        return found.find()
                ? text.substring(0, found.start()) + by.apply(found.group()) + text.substring(found.end())
                : null;
    }

    private static boolean isList(Element cell) {
        return cell.getTextContent().strip().matches("\"[^()]*\",\"[^()]*\"");
    }

    private static void renumber(Element element, String prefix) {
        if (element.hasAttribute("id")) {
            element.setAttribute("id", prefix + element.getAttribute("id"));
        }
        org.lian.engine.ModelXml.children(element).forEach(child -> renumber(child, prefix));
    }

    private static List<Element> elements(Document document, String name) {
        var found = new ArrayList<Element>();
        org.lian.engine.ModelXml.walk(document.getDocumentElement(), element -> {
            if (element.getLocalName().equals(name)) {
                found.add(element);
            }
        });
        return found;
    }

    private static List<Element> children(Element element, String name) {
        return org.lian.engine.ModelXml.children(element).stream()
                .filter(child -> child.getLocalName().equals(name))
                .toList();
    }

    private static Element child(Element element, String name) {
        return children(element, name).get(0);
    }

    private static List<Element> entries(Element rule, String name) {
        return children(rule, name).stream().map(entry -> child(entry, "text")).toList();
    }

    private static Element next(Element rule) {
        var rows = children((Element) rule.getParentNode(), "rule");
        int index = rows.indexOf(rule);
        return index + 1 < rows.size() ? rows.get(index + 1) : null;
    }
}
