package org.lian.workbench.analysis;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.workbench.analysis.DmnFile.Logic;
import org.lian.workbench.analysis.DmnFile.Output;
import org.lian.workbench.analysis.DmnFile.Row;
import org.lian.workbench.analysis.DmnFile.Table;

/** A draft beside the version in force; a new rule has none. */
record TableDraft(String ruleId, DmnFile file, @Nullable DmnFile base) {

    Names names() {
        return new Names(file, base);
    }

    Optional<Logic> inForce(Logic decision) {
        return base == null ? Optional.empty() : base.decision(decision.id());
    }

    /** Empty also where the table in force has no row left: it tells nothing of what the columns may hold. */
    Optional<Table> tableInForce(Logic decision) {
        return inForce(decision).map(Logic::table).filter(table -> !table.rows().isEmpty());
    }

    /** Whether a table that has rows has none in force: what the version in force answers tells nothing of the draft's. */
    boolean startsFromNothing() {
        return file.decisions().stream()
                .filter(decision ->
                        decision.table() != null && !decision.table().rows().isEmpty())
                .anyMatch(decision -> inForce(decision).map(Logic::table).isPresent()
                        && tableInForce(decision).isEmpty());
    }

    /** Whether the row was not there, or does or says something else now; each row of a new rule does. */
    boolean changes(Logic decision, Row row) {
        return rowInForce(decision, row)
                .filter(before ->
                        before.content().equals(row.content()) && before.basis().equals(row.basis()))
                .isEmpty();
    }

    Optional<Row> rowInForce(Logic decision, Row row) {
        return inForce(decision).map(Logic::table).flatMap(table -> table.row(row.id()));
    }

    /** Number of the column in force that gives the same name; -1 when none does. */
    static int column(Table table, Output output) {
        for (int i = 0; i < table.outputs().size(); i++) {
            if (table.outputs().get(i).name().equals(output.name())) {
                return i;
            }
        }
        return -1;
    }
}
