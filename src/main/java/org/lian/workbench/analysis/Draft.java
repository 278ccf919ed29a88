package org.lian.workbench.analysis;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.workbench.analysis.DmnFile.Logic;
import org.lian.workbench.analysis.DmnFile.Output;
import org.lian.workbench.analysis.DmnFile.Table;

/** A draft beside the version in force; a new rule has none. */
record Draft(String ruleId, DmnFile file, @Nullable DmnFile base) {

    Names names() {
        return new Names(file, base);
    }

    Optional<Logic> inForce(Logic decision) {
        return base == null ? Optional.empty() : base.decision(decision.id());
    }

    Optional<Table> tableInForce(Logic decision) {
        return inForce(decision).map(Logic::table);
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
