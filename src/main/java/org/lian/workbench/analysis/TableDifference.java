package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lian.workbench.analysis.DmnFile.Column;
import org.lian.workbench.analysis.DmnFile.Logic;
import org.lian.workbench.analysis.DmnFile.Output;
import org.lian.workbench.analysis.DmnFile.Row;
import org.lian.workbench.analysis.DmnFile.Table;
import org.lian.workbench.analysis.DmnFile.Text;
import org.xml.sax.SAXException;

/**
 * The difference between a draft of a table and the version in force. Layout, spaces and the order of attributes are
 * nothing.
 */
public class TableDifference {
    private static final String ARROW = " ⇒ ";

    private final List<Change> changes = new ArrayList<>();

    private TableDifference() {}

    /** The kind of a change. */
    public enum Kind {
        INPUT_ADDED,
        INPUT_REMOVED,
        TABLE_ADDED,
        TABLE_REMOVED,
        HIT_POLICY_CHANGED,
        FORMULA_CHANGED,
        COLUMN_ADDED,
        COLUMN_REMOVED,
        COLUMN_CHANGED,
        ROW_ADDED,
        ROW_REMOVED,
        ROW_MOVED,
        CELL_CHANGED,
        BASIS_CHANGED,
        LOCK_CHANGED
    }

    /**
     * One change.
     *
     * @param table name of the decision
     * @param row id of the row
     * @param number of the row in the draft, or in the version in force where it was removed; from 1
     * @param column head of the column
     * @param locked whether the row states the law in the version in force
     */
    public record Change(
            Kind kind,
            String table,
            @Nullable String row,
            @Nullable Integer number,
            @Nullable String column,
            @Nullable String before,
            @Nullable String after,
            boolean locked) {}

    /** Changes in the order of the draft. */
    public static List<Change> between(byte[] base, byte[] draft) {
        try {
            var difference = new TableDifference();
            difference.files(DmnFile.read(base), DmnFile.read(draft));
            return List.copyOf(difference.changes);
        } catch (SAXException e) {
            throw new IllegalArgumentException("Not XML", e);
        }
    }

    private void files(DmnFile before, DmnFile after) {
        before.facts().stream()
                .filter(fact -> after.fact(fact.name()).isEmpty())
                .forEach(fact -> add(Kind.INPUT_REMOVED, "", null, fact.label(), fact.name(), null));
        after.facts().stream()
                .filter(fact -> before.fact(fact.name()).isEmpty())
                .forEach(fact -> add(Kind.INPUT_ADDED, "", null, fact.label(), null, fact.name()));
        before.decisions().stream()
                .filter(decision -> after.decision(decision.id()).isEmpty())
                .forEach(decision -> add(Kind.TABLE_REMOVED, decision.label(), null, null, decision.label(), null));
        for (var decision : after.decisions()) {
            var known = before.decision(decision.id());
            if (known.isEmpty()) {
                add(Kind.TABLE_ADDED, decision.label(), null, null, null, decision.label());
            } else {
                decisions(known.get(), decision);
            }
        }
    }

    private void decisions(Logic before, Logic after) {
        if (before.locked() != after.locked()) {
            add(Kind.LOCK_CHANGED, after.label(), null, null, lock(before.locked()), lock(after.locked()));
        }
        var formulaBefore = before.formula() == null ? null : before.formula().text();
        var formulaAfter = after.formula() == null ? null : after.formula().text();
        if (!Objects.equals(formulaBefore, formulaAfter)) {
            changes.add(new Change(
                    Kind.FORMULA_CHANGED,
                    after.label(),
                    null,
                    null,
                    null,
                    formulaBefore,
                    formulaAfter,
                    before.locked()));
        }
        var tableBefore = before.table();
        var tableAfter = after.table();
        if (tableBefore != null && tableAfter != null) {
            tables(after.label(), tableBefore, tableAfter);
        } else if (tableAfter != null) {
            add(Kind.TABLE_ADDED, after.label(), null, null, null, after.label());
        } else if (tableBefore != null) {
            add(Kind.TABLE_REMOVED, after.label(), null, null, before.label(), null);
        }
    }

    private void tables(String name, Table before, Table after) {
        if (!before.policy().equals(after.policy())) {
            add(Kind.HIT_POLICY_CHANGED, name, null, null, before.policy(), after.policy());
        }
        var inputs = columns(
                name,
                before.columns(),
                after.columns(),
                (one, other) -> one.id().equals(other.id())
                        || one.expression().text().equals(other.expression().text()),
                TableDifference::shown);
        var outputs = columns(
                name,
                before.outputs(),
                after.outputs(),
                (one, other) -> one.name().equals(other.name()),
                TableDifference::shown);
        rows(name, before, after, inputs, outputs);
    }

    private static String shown(Column column) {
        return "%s：%s %s"
                .formatted(column.label(), column.expression().text(), column.type())
                .strip();
    }

    private static String shown(Output output) {
        return "%s：%s %s"
                .formatted(output.label(), output.name(), output.type())
                .strip();
    }

    /** Number of each column of the draft that was there before, with its former number. */
    private <C> Map<Integer, Integer> columns(
            String name, List<C> before, List<C> after, BiPredicate<C, C> same, Function<C, String> shown) {
        var former = new LinkedHashMap<Integer, Integer>();
        for (int now = 0; now < after.size(); now++) {
            for (int then = 0; then < before.size() && !former.containsKey(now); then++) {
                if (same.test(before.get(then), after.get(now)) && !former.containsValue(then)) {
                    former.put(now, then);
                }
            }
            var shownAfter = shown.apply(after.get(now));
            if (!former.containsKey(now)) {
                add(Kind.COLUMN_ADDED, name, null, null, null, shownAfter);
            } else {
                var shownBefore = shown.apply(before.get(former.get(now)));
                if (!shownBefore.equals(shownAfter)) {
                    add(Kind.COLUMN_CHANGED, name, null, null, shownBefore, shownAfter);
                }
            }
        }
        for (int then = 0; then < before.size(); then++) {
            if (!former.containsValue(then)) {
                add(Kind.COLUMN_REMOVED, name, null, null, shown.apply(before.get(then)), null);
            }
        }
        return former;
    }

    private void rows(
            String name, Table before, Table after, Map<Integer, Integer> inputs, Map<Integer, Integer> outputs) {
        var former = former(before, after);
        int last = 0;
        for (var row : after.rows()) {
            var known = former.get(row);
            if (known == null) {
                add(Kind.ROW_ADDED, name, row, null, null, shown(row));
                continue;
            }
            if (after.hitPolicy().equals("RULE ORDER") && known.number() < last) {
                row(
                        Kind.ROW_MOVED,
                        name,
                        row,
                        known,
                        null,
                        "第 %d 行".formatted(known.number()),
                        "第 %d 行".formatted(row.number()));
            }
            last = Math.max(last, known.number());
            cells(name, row, known, inputs, Row::tests);
            cells(name, row, known, outputs, Row::results);
            if (!known.basis().equals(row.basis())) {
                row(Kind.BASIS_CHANGED, name, row, known, null, known.basis(), row.basis());
            }
            if (known.locked() != row.locked()) {
                row(Kind.LOCK_CHANGED, name, row, known, null, lock(known.locked()), lock(row.locked()));
            }
        }
        before.rows().stream().filter(row -> !former.containsValue(row)).forEach(row -> {
            changes.add(
                    new Change(Kind.ROW_REMOVED, name, row.id(), row.number(), null, shown(row), null, row.locked()));
        });
    }

    /** By id; a row under a new id by what it does. */
    private static Map<Row, Row> former(Table before, Table after) {
        var former = new LinkedHashMap<Row, Row>();
        after.rows().forEach(row -> before.row(row.id()).ifPresent(known -> former.put(row, known)));
        var taken = new HashSet<>(former.values());
        for (var row : after.rows()) {
            if (!former.containsKey(row)) {
                Optional<Row> twin = before.rows().stream()
                        .filter(known ->
                                !taken.contains(known) && known.content().equals(row.content()))
                        .findFirst();
                twin.ifPresent(known -> {
                    former.put(row, known);
                    taken.add(known);
                });
            }
        }
        return former;
    }

    private void cells(
            String name, Row row, Row known, Map<Integer, Integer> columns, Function<Row, List<Text>> cells) {
        columns.forEach((now, then) -> {
            var before = cell(cells.apply(known), then);
            var after = cell(cells.apply(row), now);
            if (!before.equals(after)) {
                var head = now < cells.apply(row).size()
                        ? cells.apply(row).get(now).head()
                        : null;
                row(Kind.CELL_CHANGED, name, row, known, head, before, after);
            }
        });
    }

    private static String cell(List<Text> cells, int index) {
        return index < cells.size() ? cells.get(index).text() : "";
    }

    private static String shown(Row row) {
        return shown(row.tests()) + ARROW + shown(row.results());
    }

    private static String shown(List<Text> cells) {
        return cells.stream()
                .map(cell -> cell.text().isEmpty() ? "-" : cell.text())
                .reduce((one, other) -> one + " | " + other)
                .orElse("-");
    }

    private static String lock(boolean locked) {
        return locked ? "法定" : "本院";
    }

    private void row(
            Kind kind,
            String name,
            Row row,
            Row known,
            @Nullable String column,
            @Nullable String before,
            @Nullable String after) {
        changes.add(new Change(kind, name, row.id(), row.number(), column, before, after, known.locked()));
    }

    private void add(
            Kind kind,
            String name,
            @Nullable Row row,
            @Nullable String column,
            @Nullable String before,
            @Nullable String after) {
        changes.add(new Change(
                kind,
                name,
                row == null ? null : row.id(),
                row == null ? null : row.number(),
                column,
                before,
                after,
                false));
    }
}
