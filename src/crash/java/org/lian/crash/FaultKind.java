package org.lian.crash;

import java.util.Optional;

/** What happens to a court in one cycle. */
enum FaultKind {
    KILLED("kill -9 of the only node"),
    SUBMISSION_BEFORE_REPLY("submission: after commit, before reply"),
    DATABASE_KILLED("kill -9 of PostgreSQL"),
    ONE_OF_TWO_KILLED("kill -9 of one of two nodes"),
    MATERIALS_DISK_FULL("disk of the materials full"),
    MATERIAL_RENAMED("material: file renamed, not committed"),
    OUTBOX_BEFORE_DELIVERY("outbox: committed, not delivered"),
    SUBMISSION_BEFORE_COMMIT("submission: before commit"),
    OUTBOX_DELIVERED("outbox: delivered, not committed"),
    DATABASE_DISK_FULL("disk of the database's log full"),
    NUMBER_BEFORE_COMMIT("case number: before commit"),
    OUTBOX_BEFORE_COMMIT("outbox: before commit");

    private final String words;

    FaultKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    boolean wantsSmallDisks() {
        return this == MATERIALS_DISK_FULL || this == DATABASE_DISK_FULL;
    }

    /** The named place, when the node dies at one. */
    Optional<FaultPoint> point() {
        return switch (this) {
            case SUBMISSION_BEFORE_REPLY,
                    MATERIAL_RENAMED,
                    OUTBOX_BEFORE_DELIVERY,
                    SUBMISSION_BEFORE_COMMIT,
                    OUTBOX_DELIVERED,
                    NUMBER_BEFORE_COMMIT,
                    OUTBOX_BEFORE_COMMIT -> Optional.of(FaultPoint.valueOf(name()));
            default -> Optional.empty();
        };
    }
}
