package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.engine.Feel;
import org.lian.engine.FeelNode;
import org.lian.engine.TableTrials.Fired;
import org.lian.workbench.RuleFinding;
import org.lian.workbench.analysis.DmnFile.Column;
import org.lian.workbench.analysis.DmnFile.Logic;
import org.lian.workbench.analysis.DmnFile.Row;
import org.lian.workbench.analysis.DmnFile.Text;

/**
 * The values that a draft adds to its rows and that the examples show. A row that says {@code "A", "B"} is shown by an
 * example of A, and nothing of B is.
 */
public final class ShownValues {
    private record Added(Row row, Text cell, String value, Predicate<Map<String, @Nullable Object>> test) {}

    private final DmnFile file;
    private final Names names;
    private final Feel feel;
    private final Map<String, List<Added>> open = new LinkedHashMap<>();

    ShownValues(TableDraft draft, Feel feel) {
        file = draft.file();
        names = draft.names();
        this.feel = feel;
        for (var decision : file.decisions()) {
            var table = decision.table();
            if (table != null) {
                table.rows().forEach(row -> added(draft, decision, table.columns(), row));
            }
        }
    }

    private void added(TableDraft draft, Logic decision, List<Column> columns, Row row) {
        var before = draft.inForce(decision).map(Logic::table).orElse(null);
        if (before == null
                || before.rows().stream().anyMatch(each -> each.content().equals(row.content()))) {
            return;
        }
        // A row under a new id may have been any of those in force.
        var former = before.row(row.id()).map(List::of).orElse(before.rows());
        for (int column = 0; column < row.tests().size(); column++) {
            conditions(row, row.tests().get(column), columns.get(column), former);
        }
        row.results().forEach(cell -> results(row, cell, former));
    }

    private void conditions(Row row, Text cell, Column column, List<Row> former) {
        var values = Alternatives.of(cell.text());
        if (values.size() < 2 || !values.stream().allMatch(this::isCondition)) {
            return;
        }
        var known = former.stream()
                .flatMap(was -> before(was.tests(), cell))
                .flatMap(was -> Alternatives.of(was).stream())
                .collect(Collectors.toSet());
        values.stream()
                .filter(value -> !known.contains(value))
                .forEach(value -> add(new Added(row, cell, value, facts -> agrees(column, value, facts))));
    }

    private void results(Row row, Text cell, List<Row> former) {
        var branches = Branches.of(cell.text());
        if (branches.size() < 2
                || !branches.stream()
                        .flatMap(branch -> branch.asked().stream())
                        .allMatch(asked -> isFormula(asked.condition()))) {
            return;
        }
        var known = former.stream()
                .flatMap(was -> before(was.results(), cell))
                .flatMap(was -> Branches.of(was).stream())
                .collect(Collectors.toSet());
        branches.stream()
                .filter(branch -> !known.contains(branch))
                .forEach(branch -> add(new Added(row, cell, branch.toString(), facts -> leads(branch, facts))));
    }

    private void add(Added value) {
        open.computeIfAbsent(value.row().id(), key -> new ArrayList<>()).add(value);
    }

    /** A text that cannot be taken apart so is one value. */
    private boolean isCondition(String value) {
        try {
            return feel.condition(value) != null;
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private boolean isFormula(String text) {
        try {
            return feel.expression(text) != null;
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    /** What the row said there before. */
    private static Stream<String> before(List<Text> cells, Text cell) {
        return cells.stream()
                .filter(was ->
                        was.element().equals(cell.element()) || was.head().equals(cell.head()))
                .map(Text::text);
    }

    /** Takes in an example: what it asked, and the rows that it made fire. */
    public void show(Map<String, ? extends @Nullable Object> facts, List<Fired> fired) {
        if (open.isEmpty()) {
            return;
        }
        var known = known(facts, fired);
        for (var row : fired) {
            var values = open.get(row.row());
            if (values != null) {
                values.removeIf(value -> isShown(value, known));
            }
        }
    }

    /** The facts, and what the tables gave that were asked on the way. */
    private Map<String, @Nullable Object> known(Map<String, ? extends @Nullable Object> facts, List<Fired> fired) {
        var known = new HashMap<String, @Nullable Object>();
        file.facts().forEach(fact -> known.put(fact.name(), null));
        known.putAll(facts);
        for (var row : fired) {
            row.outputs().forEach((name, value) -> {
                if (names.isValue(name)) {
                    known.put(name, value);
                }
            });
        }
        return known;
    }

    /** What cannot be evaluated is not shown. */
    private static boolean isShown(Added value, Map<String, @Nullable Object> known) {
        try {
            return value.test().test(known);
        } catch (RuntimeException unclear) {
            return false;
        }
    }

    private boolean agrees(Column column, String value, Map<String, @Nullable Object> known) {
        var head = column.expression().text();
        return isUnknown(feel.expression(head), known)
                || isUnknown(feel.condition(value), known)
                || feel.holds(value, feel.value(head, column.type(), known), known);
    }

    private boolean leads(Branches.Branch branch, Map<String, @Nullable Object> known) {
        return branch.asked().stream()
                .allMatch(asked -> isUnknown(feel.expression(asked.condition()), known)
                        || Boolean.TRUE.equals(feel.value(asked.condition(), null, known)) == asked.holds());
    }

    /** What rests on a list or a formula cannot be told apart here: that the row fired is enough. */
    private static boolean isUnknown(FeelNode read, Map<String, @Nullable Object> known) {
        return !known.keySet().containsAll(Reading.names(read));
    }

    /** What no example shows, but for rows that none shows at all. */
    public List<RuleFinding> missing(Set<String> uncovered) {
        return open.values().stream()
                .flatMap(List::stream)
                .filter(value -> !uncovered.contains(value.row().id()))
                .map(this::missing)
                .toList();
    }

    private RuleFinding missing(Added value) {
        return RuleFinding.blocking(
                "VALUE_WITHOUT_EXAMPLE",
                "%s“%s”：新增或者改过的 %s 没有示例用到，请补一行示例"
                        .formatted(place(value.row().id()), value.cell().head(), value.value()),
                value.cell().element(),
                value.row().number(),
                value.cell().head());
    }

    /** A row in words; where there are several tables, with the table's name. */
    public String place(String rowId) {
        return file.decisions().stream()
                .filter(decision -> decision.table() != null)
                .flatMap(decision -> Objects.requireNonNull(decision.table()).row(rowId).stream()
                        .map(row -> (isOneOfSeveral() ? "表“%s”".formatted(decision.label()) : "")
                                + "第 %d 行".formatted(row.number())))
                .findFirst()
                .orElse("");
    }

    /** Its number in its table; null where there is no such row. */
    public @Nullable Integer number(String rowId) {
        var place = file.places().get(rowId);
        return place == null ? null : place.row();
    }

    private boolean isOneOfSeveral() {
        return file.decisions().stream()
                        .filter(decision -> decision.table() != null)
                        .count()
                > 1;
    }
}
