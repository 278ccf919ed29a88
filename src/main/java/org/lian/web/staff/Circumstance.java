package org.lian.web.staff;

import java.util.Set;
import org.lian.process.TaskKind;

/** A circumstance of one filing and not of another, which changes what a task's form says or asks. */
enum Circumstance {
    /** The machine found nothing that stands against registering. */
    CLEAR(TaskKind.REVIEW),
    /** It found something, and no correction was asked for yet. */
    FAULTY(TaskKind.REVIEW),
    /** A correction was asked for already. */
    AGAIN(TaskKind.REVIEW),
    /** A request for relief waits for a judge. */
    RELIEF_OPEN(TaskKind.REVIEW),
    /** Registering is followed by no fee that a judge could relieve. */
    WITHOUT_FEE(TaskKind.REVIEW),
    /** 先行调解 is open: the cause is suitable and the filer agrees. */
    MAY_MEDIATE(TaskKind.REVIEW),
    /** The filer agreed to go on mediating until a later day. */
    MAY_EXTEND(TaskKind.MEDIATE),
    /** Somebody proposed the refusal; nobody did where the filer insists. */
    PROPOSED(TaskKind.SIGN_REFUSAL),
    /** The withdrawn suit is against a public body. */
    ADMINISTRATIVE_SUIT(TaskKind.RULE_ON_WITHDRAWAL),
    /** The tables give no single sum. */
    FEE_RANGE(TaskKind.CONFIRM_FEE),
    /** The money was paid at the window and goes back there. */
    BY_HAND(TaskKind.APPROVE_REFUND);

    private final Set<TaskKind> kinds;

    Circumstance(TaskKind... kinds) {
        this.kinds = Set.of(kinds);
    }

    boolean isOf(TaskKind kind) {
        return kinds.contains(kind);
    }

    /** As a form names it. */
    String code() {
        return Matter.camel(name());
    }
}
