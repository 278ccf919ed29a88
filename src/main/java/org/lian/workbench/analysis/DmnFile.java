package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.engine.ModelXml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A rule's file as an analyst sees it: facts that come in, and tables or formulas in the order of the file. */
record DmnFile(List<Fact> facts, List<Logic> decisions) {
    /** The mark of rows that state the law. */
    static final String LIAN = "https://lian.invalid/schema/1.0";

    private static final String LOCKED = "locked";
    /** The mark of an output column that is each court's own. */
    private static final String OWN = "own";

    /** 输入: a fact that the product supplies. */
    record Fact(String id, String name, String label, String type) {}

    /** 决策: a table, or one formula; {@code output} and {@code type} are the formula's. */
    record Logic(
            String id,
            String label,
            boolean locked,
            Set<String> requires,
            @Nullable Table table,
            @Nullable Text formula,
            String output,
            String type) {

        List<Output> outputs() {
            return table != null
                    ? table.outputs()
                    : formula != null ? List.of(new Output(id, label, output, type, false)) : List.of();
        }

        /** Every FEEL text of the decision. */
        Stream<Text> texts() {
            return table == null
                    ? Stream.ofNullable(formula)
                    : Stream.concat(
                            table.columns().stream().map(Column::expression),
                            table.rows().stream()
                                    .flatMap(row -> Stream.concat(row.tests().stream(), row.results().stream())));
        }
    }

    record Table(
            String id,
            String hitPolicy,
            String aggregation,
            List<Column> columns,
            List<Output> outputs,
            List<Row> rows) {

        boolean isUnique() {
            return hitPolicy.equals("UNIQUE");
        }

        /** Hit policy with what it does to several rows. */
        String policy() {
            return (hitPolicy + " " + aggregation).strip();
        }

        Optional<Row> row(String rowId) {
            return rows.stream().filter(row -> row.id().equals(rowId)).findFirst();
        }
    }

    record Column(String id, String label, Text expression, String type) {}

    /**
     * 输出.
     *
     * @param isOwn whether each court fills in its cells as it likes, in rows of the law too
     */
    record Output(String id, String label, String name, String type, boolean isOwn) {}

    record Row(String id, int number, String basis, boolean locked, List<Text> tests, List<Text> results) {
        /** What the row does, whatever its id, its place and its basis. */
        List<String> content() {
            return Stream.concat(tests.stream(), results.stream())
                    .map(Text::text)
                    .toList();
        }
    }

    /**
     * A FEEL text and where it stands.
     *
     * @param row from 1; null when it is no cell
     */
    record Text(String text, String element, @Nullable Integer row, String head, boolean isCondition) {}

    static DmnFile read(byte[] content) throws SAXException {
        var facts = new ArrayList<Fact>();
        var decisions = new ArrayList<Logic>();
        for (var element : ModelXml.children(ModelXml.root(content))) {
            if (ModelXml.is(element, "inputData")) {
                var variable = child(element, "variable");
                facts.add(new Fact(
                        id(element),
                        variable.map(it -> it.getAttribute("name")).orElse(id(element)),
                        element.getAttribute("name"),
                        variable.map(it -> it.getAttribute("typeRef")).orElse("")));
            } else if (ModelXml.is(element, "decision")) {
                decisions.add(decision(element));
            }
        }
        return new DmnFile(List.copyOf(facts), List.copyOf(decisions));
    }

    Optional<Logic> decision(String id) {
        return decisions.stream().filter(decision -> decision.id().equals(id)).findFirst();
    }

    Optional<Fact> fact(String name) {
        return facts.stream().filter(fact -> fact.name().equals(name)).findFirst();
    }

    /** The decisions that this one rests on, directly or not. */
    Set<Logic> required(Logic decision) {
        var found = new LinkedHashSet<Logic>();
        collect(decision, found);
        found.remove(decision);
        return found;
    }

    private void collect(Logic decision, Set<Logic> found) {
        if (found.add(decision)) {
            decision.requires().forEach(id -> decision(id).ifPresent(next -> collect(next, found)));
        }
    }

    /** Rows by the id of the decision and their own. */
    Map<List<String>, Row> rows() {
        var rows = new LinkedHashMap<List<String>, Row>();
        for (var decision : decisions) {
            if (decision.table() != null) {
                decision.table().rows().forEach(row -> rows.put(List.of(decision.id(), row.id()), row));
            }
        }
        return rows;
    }

    /** Where each element with an id stands. */
    Map<String, Text> places() {
        var places = new HashMap<String, Text>();
        for (var decision : decisions) {
            decision.texts().forEach(text -> places.put(text.element(), text));
            if (decision.table() != null) {
                decision.table()
                        .rows()
                        .forEach(row -> places.put(row.id(), new Text("", row.id(), row.number(), "", false)));
                decision.table()
                        .outputs()
                        .forEach(output ->
                                places.put(output.id(), new Text("", output.id(), null, output.label(), false)));
                decision.table()
                        .columns()
                        .forEach(column ->
                                places.put(column.id(), new Text("", column.id(), null, column.label(), false)));
            }
        }
        return places;
    }

    private static Logic decision(Element element) {
        var requires = new LinkedHashSet<String>();
        ModelXml.walk(element, inner -> {
            if (ModelXml.is(inner, "requiredDecision")) {
                requires.add(inner.getAttribute("href").replaceFirst("^#", ""));
            }
        });
        var variable = child(element, "variable");
        return new Logic(
                id(element),
                element.getAttribute("name"),
                isMarked(element, LOCKED),
                requires,
                child(element, "decisionTable").map(DmnFile::table).orElse(null),
                child(element, "literalExpression")
                        .map(it -> new Text(text(it), id(it), null, element.getAttribute("name"), false))
                        .orElse(null),
                variable.map(it -> it.getAttribute("name")).orElse(""),
                variable.map(it -> it.getAttribute("typeRef")).orElse(""));
    }

    private static Table table(Element element) {
        var columns = new ArrayList<Column>();
        var outputs = new ArrayList<Output>();
        for (var input : children(element, "input")) {
            var label = input.getAttribute("label");
            var expression = child(input, "inputExpression");
            columns.add(new Column(
                    id(input),
                    label,
                    new Text(
                            expression.map(DmnFile::text).orElse(""),
                            expression.map(DmnFile::id).orElse(id(input)),
                            null,
                            label,
                            false),
                    expression.map(it -> it.getAttribute("typeRef")).orElse("")));
        }
        for (var output : children(element, "output")) {
            var name = output.getAttribute("name");
            var label = output.getAttribute("label");
            outputs.add(new Output(
                    id(output),
                    label.isBlank() ? name : label,
                    name,
                    output.getAttribute("typeRef"),
                    isMarked(output, OWN)));
        }
        var rows = new ArrayList<Row>();
        for (var rule : children(element, "rule")) {
            int number = rows.size() + 1;
            var heads = columns.stream().map(Column::label).toList();
            var names = outputs.stream().map(Output::label).toList();
            rows.add(new Row(
                    id(rule),
                    number,
                    child(rule, "description").map(ModelXml::text).orElse(""),
                    isMarked(rule, LOCKED),
                    cells(children(rule, "inputEntry"), number, heads, true),
                    cells(children(rule, "outputEntry"), number, names, false)));
        }
        var hitPolicy = element.getAttribute("hitPolicy");
        return new Table(
                id(element),
                hitPolicy.isEmpty() ? "UNIQUE" : hitPolicy,
                element.getAttribute("aggregation"),
                List.copyOf(columns),
                List.copyOf(outputs),
                List.copyOf(rows));
    }

    private static List<Text> cells(List<Element> entries, int row, List<String> heads, boolean isCondition) {
        var cells = new ArrayList<Text>();
        for (var entry : entries) {
            var head = cells.size() < heads.size() ? heads.get(cells.size()) : "";
            var text = text(entry);
            cells.add(new Text(isCondition && text.equals("-") ? "" : text, id(entry), row, head, isCondition));
        }
        return List.copyOf(cells);
    }

    private static boolean isMarked(Element element, String mark) {
        return element.getAttributeNS(LIAN, mark).equals("true");
    }

    private static String id(Element element) {
        return ModelXml.place(element);
    }

    private static String text(Element element) {
        return child(element, "text").map(ModelXml::text).orElse("");
    }

    private static Optional<Element> child(Element element, String name) {
        return children(element, name).stream().findFirst();
    }

    private static List<Element> children(Element element, String name) {
        return ModelXml.children(element).stream()
                .filter(child -> ModelXml.is(child, name))
                .toList();
    }
}
