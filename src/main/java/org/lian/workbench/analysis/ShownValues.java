package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.engine.Feel;
import org.lian.engine.TableTrials.Fired;
import org.lian.workbench.RuleFinding;
import org.lian.workbench.analysis.DmnFile.Column;
import org.lian.workbench.analysis.DmnFile.Logic;
import org.lian.workbench.analysis.DmnFile.Row;
import org.lian.workbench.analysis.DmnFile.Text;

/**
 * Which of the values that a draft adds to its rows the examples show. A row that says {@code "A", "B"} is shown by an
 * example of A, and nothing of B is.
 */
public final class ShownValues {
    private record Added(Column column, Row row, Text cell, String value) {}

    private final DmnFile file;
    private final Names names;
    private final Feel feel;
    private final Map<String, List<Added>> open = new LinkedHashMap<>();

    ShownValues(Draft draft, Feel feel) {
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

    private void added(Draft draft, Logic decision, List<Column> columns, Row row) {
        var before = draft.inForce(decision).map(Logic::table).orElse(null);
        if (before == null
                || before.rows().stream().anyMatch(each -> each.content().equals(row.content()))) {
            return;
        }
        // A row under a new id may have been any of those in force.
        var former = before.row(row.id()).map(List::of).orElse(before.rows());
        for (int column = 0; column < row.tests().size(); column++) {
            var cell = row.tests().get(column);
            var values = Alternatives.of(cell.text());
            if (values.size() > 1 && values.stream().allMatch(this::isCondition)) {
                var known = former.stream()
                        .flatMap(was -> known(was, cell))
                        .collect(Collectors.toSet());
                for (var value : values) {
                    if (!known.contains(value)) {
                        open.computeIfAbsent(row.id(), key -> new ArrayList<>())
                                .add(new Added(columns.get(column), row, cell, value));
                    }
                }
            }
        }
    }

    /** A text that cannot be taken apart so is one value. */
    private boolean isCondition(String value) {
        try {
            return feel.condition(value) != null;
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    /** What the row said there before. */
    private static Stream<String> known(Row before, Text cell) {
        return before.tests().stream()
                .filter(was -> was.element().equals(cell.element()) || was.head().equals(cell.head()))
                .flatMap(was -> Alternatives.of(was.text()).stream());
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

    /** What rests on a list or a formula cannot be told apart here: that the row fired is enough. */
    private boolean isShown(Added value, Map<String, @Nullable Object> known) {
        var read = new LinkedHashSet<>(Reading.names(Reading.of(feel, value.column().expression())));
        read.addAll(Reading.names(feel.condition(value.value())));
        if (!known.keySet().containsAll(read)) {
            return true;
        }
        var column = value.column();
        try {
            var input = feel.value(column.expression().text(), column.type(), known);
            return feel.holds(value.value(), input, known);
        } catch (RuntimeException unclear) {
            return false;
        }
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
                "%s“%s”：新增或者改过的取值 %s 没有示例用到，请补一行示例".formatted(place(value.row().id()), value.cell().head(), value.value()),
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
