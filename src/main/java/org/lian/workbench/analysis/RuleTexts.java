package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lian.workbench.RuleText;
import org.lian.workbench.RuleText.Column;
import org.lian.workbench.RuleText.Fact;
import org.lian.workbench.RuleText.Part;
import org.lian.workbench.analysis.DmnFile.Logic;
import org.lian.workbench.analysis.DmnFile.Row;
import org.lian.workbench.analysis.DmnFile.Text;
import org.xml.sax.SAXException;

/** The texts of a table's file, for those who only read it. */
public final class RuleTexts {
    private RuleTexts() {}

    /** @param rule the decision that answers */
    public static RuleText read(String rule, byte[] content) {
        try {
            var file = DmnFile.read(content);
            var ordered = new LinkedHashSet<Logic>();
            file.decision(rule).ifPresent(decision -> collect(file, decision, ordered, new LinkedHashSet<>()));
            return new RuleText(
                    file.facts().stream()
                            .map(fact -> new Fact(fact.name(), fact.label(), fact.type()))
                            .toList(),
                    ordered.stream().map(RuleTexts::part).toList());
        } catch (SAXException e) {
            throw new IllegalArgumentException("Not XML", e);
        }
    }

    private static void collect(DmnFile file, Logic decision, Set<Logic> ordered, Set<String> begun) {
        if (begun.add(decision.id())) {
            decision.requires().forEach(id -> file.decision(id).ifPresent(next -> collect(file, next, ordered, begun)));
            ordered.add(decision);
        }
    }

    private static Part part(Logic decision) {
        var table = decision.table();
        if (table == null) {
            var formula = decision.formula();
            return new Part(
                    decision.id(),
                    decision.label(),
                    decision.locked(),
                    false,
                    formula == null ? "" : formula.text(),
                    List.of(),
                    List.of(new Column(decision.label(), decision.output(), decision.type())),
                    List.of());
        }
        return new Part(
                decision.id(),
                decision.label(),
                decision.locked(),
                !table.isUnique(),
                null,
                table.columns().stream()
                        .map(column ->
                                new Column(column.label(), column.expression().text(), column.type()))
                        .toList(),
                table.outputs().stream()
                        .map(output -> new Column(output.label(), output.name(), output.type()))
                        .toList(),
                table.rows().stream()
                        .map(row ->
                                row(row, table.columns().size(), table.outputs().size()))
                        .toList());
    }

    private static RuleText.Row row(Row row, int tests, int results) {
        return new RuleText.Row(
                row.id(),
                row.number(),
                row.basis(),
                row.locked(),
                cells(row.tests(), tests),
                cells(row.results(), results));
    }

    /** Exactly as many as there are columns, whatever the file holds. */
    private static List<String> cells(List<Text> cells, int many) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < many; i++) {
            texts.add(i < cells.size() ? cells.get(i).text() : "");
        }
        return List.copyOf(texts);
    }
}
