package org.lian.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.FilingId;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A preservation as its papers tell it: what was ruled and carried out, what was raised, what did not follow in time. */
@NamedInterface(FilingLifecycle.COURT)
@Component
@Transactional(readOnly = true)
public class ToldPreservations {
    private final Preservations preservations;
    private final FilingLifecycle filings;
    private final Acts acts;

    ToldPreservations(Preservations preservations, FilingLifecycle filings, Acts acts) {
        this.preservations = preservations;
        this.filings = filings;
        this.acts = acts;
    }

    /**
     * The words of what is preserved, as ruled, and as carried out where something was.
     *
     * @param done what was carried out; null where nothing was
     * @param on the day of it; null as {@code done}
     * @param until the last day of the measures; null as {@code done}, and of what does not last
     */
    public record Preserved(
            Act ruling,
            @Nullable String done,
            @Nullable LocalDate on,
            @Nullable LocalDate until) {}

    public Preserved preserved(FilingId id) {
        var ruling = acts.last(id, Act.Kind.PRESERVATION_RULING).orElseThrow();
        return acts.last(id, Act.Kind.PRESERVATION_EXECUTED)
                .filter(act -> act.words().isGranted())
                .map(act -> new Preserved(
                        ruling,
                        act.words().reason(),
                        preservations.executedOn(id),
                        filings.filing(id).track().lasts() ? preservations.lastDay(id) : null))
                .orElseGet(() -> new Preserved(ruling, null, null, null));
    }

    /** The matter on which a judge decided by the act: they are decided in the order in which they came. */
    public Act raised(FilingId id, Act decision) {
        var decided = acts.of(id, Act.Kind.PRESERVATION_DECISION).stream()
                .map(Act::id)
                .toList()
                .indexOf(decision.id());
        return acts.of(id, Act.Kind.PRESERVATION_MATTER).get(decided);
    }

    /** What had to follow and did not until the moment. */
    public Optional<PreservationFollow> missed(FilingId id, Instant by) {
        return preservations.isRegistered(id)
                ? preservations
                        .awaits(id)
                        .filter(follow -> !preservations.followBy(id, follow).isAfter(by))
                : Optional.empty();
    }
}
