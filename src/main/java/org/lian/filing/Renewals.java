package org.lian.filing;

import java.time.LocalDate;
import org.lian.reference.TimeLimits;
import org.springframework.stereotype.Component;

/** 续行保全: by when it is asked for, by its row of deadlines.csv (财产保全规定 18). */
@Component
public class Renewals {
    private final TimeLimits limits;

    Renewals(TimeLimits limits) {
        this.limits = limits;
    }

    /** The last day to ask for one, where the measures last until a day. */
    public LocalDate askedBy(LocalDate lastDay) {
        return lastDay.minusDays(
                limits.find("preservation.renewal").orElseThrow().length());
    }
}
