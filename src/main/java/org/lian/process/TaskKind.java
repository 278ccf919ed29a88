package org.lian.process;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The user tasks of the diagrams; the same question may be drawn in several places. */
public enum TaskKind {
    REVIEW("Task_ReviewFiling"),
    DEFERRAL("Task_DecideDeferral", "Task_DecideDeferralAfterRegistration"),
    SIGN_REFUSAL("Task_SignRefusal", "Task_SignRefusalAtExpiry"),
    FORWARDING("Task_ForwardFiling"),
    DECIDE_AT_EXPIRY("Task_DecideAtExpiry"),
    EXTENSION("Task_DecideExtension"),
    MANUAL_DECISION("Task_DecideManually"),
    CONFIRM_FEE("Task_ConfirmFee"),
    SIGN_DEEMED_WITHDRAWAL("Task_SignDeemedWithdrawal"),
    RULE_ON_WITHDRAWAL("Task_RuleOnWithdrawal"),
    PAPER_SERVICE("Task_RegisterPaperService"),
    APPROVE_REFUND("Task_ApproveRefund"),
    ANSWER_COMPLAINT("Task_AnswerComplaint"),
    /** A step that the court drew itself; its form says what it asks. */
    OWN_STEP();

    private final List<String> elementIds;

    TaskKind(String... elementIds) {
        this.elementIds = List.of(elementIds);
    }

    /** The elements of the diagrams that are tasks of this kind. */
    public List<String> elementIds() {
        return elementIds;
    }

    /** Whether only a judge decides it: it ends in a ruling. */
    boolean isRuling() {
        return this == SIGN_REFUSAL || this == SIGN_DEEMED_WITHDRAWAL || this == RULE_ON_WITHDRAWAL;
    }

    /** The kind of a task that stands at the element; empty for an element of no diagram of ours. */
    public static Optional<TaskKind> ofElement(String elementId) {
        return Arrays.stream(values())
                .filter(kind -> kind.elementIds.contains(elementId))
                .findFirst();
    }

    /** The kind of any task; one of no element of ours is a step that a court drew itself. */
    static TaskKind of(String elementId) {
        return ofElement(elementId).orElse(OWN_STEP);
    }
}
