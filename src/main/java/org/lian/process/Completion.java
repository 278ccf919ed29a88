package org.lian.process;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.filing.FilingLifecycle;

/** What a person decided in a task; which fields count depends on the kind of task. Amounts in fen. */
public record Completion(
        @Nullable Outcome outcome,
        FilingLifecycle.@Nullable Confirmed confirmed,
        @Nullable List<Item> items,
        @Nullable String ground,
        @Nullable String competentCourt,
        @Nullable String reason,
        @Nullable String basis,
        @Nullable Long confirmedFen,
        @Nullable Boolean approved,
        @Nullable String voucher,
        @Nullable String answer) {

    /** Conclusions of a review. */
    public enum Outcome {
        REGISTER,
        CORRECT,
        ADVISE,
        MEDIATE,
        REFUSE
    }

    /** One item of a correction notice. */
    public record Item(
            @Nullable String materialId,
            @Nullable String field,
            @Nullable String code,
            @Nullable String text) {}
}
