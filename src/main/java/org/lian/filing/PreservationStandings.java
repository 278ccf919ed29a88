package org.lian.filing;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** The standings of preservations that were ruled, for whoever may read the filing; the caller has found it. */
@Component
public class PreservationStandings {
    private final Preservations preservations;

    PreservationStandings(Preservations preservations) {
        this.preservations = preservations;
    }

    /** Empty where nothing was carried out yet. */
    public Optional<PreservationStanding> of(Filing filing) {
        return filing.track().isRuledOn() ? preservations.standing(filing.id()) : Optional.empty();
    }
}
