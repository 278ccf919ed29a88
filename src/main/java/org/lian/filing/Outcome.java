package org.lian.filing;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a filing that took another way than registration, for the filer: reason, article and what can be done.
 *
 * @param court the competent court, where one was named
 * @param remedyDays the period of the remedy, counted from service
 */
public record Outcome(
        @Nullable String reason,
        @Nullable String basis,
        @Nullable String remedy,
        @Nullable String court,
        @Nullable String document,
        @Nullable Integer remedyDays) {

    private static final Set<Act.Kind> ENDED_BY_WITHDRAWAL =
            Set.of(Act.Kind.DEEMED_WITHDRAWAL, Act.Kind.WITHDRAWAL_RULING);

    /** The act that put the filing where it is; empty on the ordinary way. */
    static Optional<Act.Kind> actBehind(FilingStatus status) {
        return switch (status) {
            case ADVISED -> Optional.of(Act.Kind.ADVICE);
            case RETURNED -> Optional.of(Act.Kind.RETURN);
            case FORWARDED -> Optional.of(Act.Kind.FORWARDING);
            case REFUSED -> Optional.of(Act.Kind.REFUSAL);
            case WITHDRAWAL_GRANTED -> Optional.of(Act.Kind.WITHDRAWAL_RULING);
            case DEEMED_WITHDRAWN -> Optional.of(Act.Kind.DEEMED_WITHDRAWAL);
            case DRAFT,
                    UNDER_REVIEW,
                    IN_MEDIATION,
                    SETTLED,
                    CORRECTION_REQUIRED,
                    WITHDRAWN,
                    REGISTERED,
                    FEE_DUE,
                    FEE_OVERDUE,
                    WITHDRAWAL_PENDING,
                    TRANSFERRED,
                    PRESERVATION_ENDED -> Optional.empty();
        };
    }

    static Outcome of(Act act, SuitAgain again) {
        var words = act.words();
        var remedy = words.remedy();
        return new Outcome(
                words.reason(),
                words.basis(),
                remedy == null && ENDED_BY_WITHDRAWAL.contains(act.kind()) ? again.text() : remedy,
                words.court(),
                words.document(),
                act.kind() == Act.Kind.REFUSAL ? words.days() : null);
    }
}
