package org.lian.process;

import java.util.Arrays;

/** The user tasks of the diagrams. */
public enum TaskKind {
    REVIEW("Task_ReviewFiling"),
    CONFIRM_FEE("Task_ConfirmFee"),
    APPROVE_REFUND("Task_ApproveRefund"),
    ANSWER_COMPLAINT("Task_AnswerComplaint");

    private final String elementId;

    TaskKind(String elementId) {
        this.elementId = elementId;
    }

    String elementId() {
        return elementId;
    }

    static TaskKind of(String elementId) {
        return Arrays.stream(values())
                .filter(kind -> kind.elementId.equals(elementId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No form decides the task " + elementId));
    }
}
