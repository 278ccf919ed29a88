package org.lian.crash;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Named places where a court may die, known by the SQL of the transaction that it dies in. */
enum FaultPoint {
    /** A submission is written, not committed. */
    SUBMISSION_BEFORE_COMMIT("insert into filing_receipt ", false),
    /** A submission is committed, nobody has been told. */
    SUBMISSION_BEFORE_REPLY("insert into filing_receipt ", true),
    /** A material's file has its name, its row is not committed. */
    MATERIAL_RENAMED("insert into material (", false),
    /** A case number is taken, not committed. */
    NUMBER_BEFORE_COMMIT("insert into case_number (", false),
    /** Money is booked and its message written, nothing committed. */
    OUTBOX_BEFORE_COMMIT("insert into outbox ", false),
    /** The message is committed, nobody has delivered it. */
    OUTBOX_BEFORE_DELIVERY("insert into outbox ", true),
    /** The flow has taken the message, the delivery is not committed. */
    OUTBOX_DELIVERED("update outbox set state = 'DELIVERED'", false);

    private final String sql;
    private final boolean afterCommit;

    FaultPoint(String sql, boolean afterCommit) {
        this.sql = sql;
        this.afterCommit = afterCommit;
    }

    boolean isAfterCommit() {
        return afterCommit;
    }

    /** The points that a transaction with this statement passes. */
    static Set<FaultPoint> passedBy(String statement) {
        var text = statement.strip().replaceAll("\\s+", " ");
        return Arrays.stream(values())
                .filter(point -> text.startsWith(point.sql))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(FaultPoint.class)));
    }
}
