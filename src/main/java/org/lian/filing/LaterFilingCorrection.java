package org.lian.filing;

import java.time.Instant;
import java.util.Optional;
import org.lian.deadlines.Deadlines;
import org.lian.deadlines.TimeUnit;
import org.springframework.stereotype.Component;

/** 续递的补正期限: the days that the court gave to correct a later filing, as the flow and the filer count them. */
@Component
public class LaterFilingCorrection {
    private final Deadlines deadlines;

    LaterFilingCorrection(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** When they end; empty where nothing is to be corrected. */
    public Optional<Instant> due(LaterFiling later) {
        var decision = later.decision();
        var days = decision == null ? null : decision.days();
        return decision == null || days == null
                ? Optional.empty()
                : Optional.of(deadlines
                        .days(days, TimeUnit.DAY, decision.at(), "本院指定的补正期限")
                        .dueAt());
    }
}
