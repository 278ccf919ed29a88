package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.workbench.analysis.DmnFile.Column;
import org.lian.workbench.analysis.DmnFile.Table;

/** One input column: which rows of its table agree with given values of the names it reads. */
class ColumnTest {
    private final FeelMemory answers;
    private final Column column;
    private final List<String> conditions = new ArrayList<>();
    private final List<Set<String>> conditionNames = new ArrayList<>();
    private final Set<String> readByCells = new LinkedHashSet<>();
    private final Set<String> expressionNames;
    private final Set<String> names;
    private final Map<List<@Nullable Object>, BitSet> known = new HashMap<>();

    /** Reads the column, and tells {@code uses} how it looks at the names. */
    ColumnTest(FeelMemory answers, Table table, int index, Uses uses) {
        this.answers = answers;
        column = table.columns().get(index);
        var expression = Reading.of(answers.feel(), column.expression());
        expressionNames = Reading.names(expression);
        names = new LinkedHashSet<>(expressionNames);
        uses.read(expression, Set.of());
        for (var row : table.rows()) {
            var condition = Reading.of(answers.feel(), row.tests().get(index));
            uses.read(condition, expressionNames);
            conditions.add(row.tests().get(index).text());
            conditionNames.add(Reading.names(condition));
            readByCells.addAll(Reading.names(condition));
        }
        names.addAll(readByCells);
        names.forEach(uses::of);
    }

    String head() {
        return column.label();
    }

    Set<String> names() {
        return names;
    }

    /** The names that decide whether this row agrees; none where its cell is empty. */
    Set<String> namesOf(int row) {
        if (conditions.get(row).isEmpty()) {
            return Set.of();
        }
        var both = new LinkedHashSet<>(expressionNames);
        both.addAll(conditionNames.get(row));
        return both;
    }

    BitSet rows(Map<String, @Nullable Object> inputs) {
        var value = answers.value(column, expressionNames, inputs);
        var question = FeelMemory.of(readByCells, inputs);
        question.add(value);
        return known.computeIfAbsent(question, key -> {
            var rows = new BitSet();
            for (int row = 0; row < conditions.size(); row++) {
                rows.set(row, agrees(row, value, inputs));
            }
            return rows;
        });
    }

    boolean agrees(int row, Map<String, @Nullable Object> inputs) {
        return conditions.get(row).isEmpty() || agrees(row, answers.value(column, expressionNames, inputs), inputs);
    }

    private boolean agrees(int row, @Nullable Object value, Map<String, @Nullable Object> inputs) {
        var condition = conditions.get(row);
        return condition.isEmpty() || answers.holds(condition, value, conditionNames.get(row), inputs);
    }
}
