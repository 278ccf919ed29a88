package org.lian.web.portal;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Refusal;

/** The faults of a form, for the summary at its top and the words beside each field. */
public record Faults(List<Shown> all) {
    /** One fault; without an anchor where no field of the page is to blame. */
    public record Shown(@Nullable String anchor, String message) {}

    static Faults of(String field, String message) {
        return new Faults(List.of(new Shown(field, message)));
    }

    /** The faults of a refusal whose fields are the form's. */
    static Faults of(Refusal refusal) {
        return of(refusal, UnaryOperator.identity());
    }

    /** The faults of a refusal, each at the form's own field. */
    static Faults of(Refusal refusal, UnaryOperator<String> field) {
        return refusal.faults().isEmpty()
                ? new Faults(List.of(new Shown(null, refusal.detail())))
                : new Faults(refusal.faults().stream()
                        .map(fault -> new Shown(field.apply(fault.field()), fault.message()))
                        .toList());
    }

    /** The first fault of a field. */
    public @Nullable String of(String field) {
        return all.stream()
                .filter(fault -> field.equals(fault.anchor()))
                .map(Shown::message)
                .findFirst()
                .orElse(null);
    }

    boolean none() {
        return all.isEmpty();
    }
}
