package org.lian.process.clocks;

import java.time.Duration;
import java.time.Instant;
import org.lian.deadlines.Deadlines;
import org.springframework.stereotype.Component;

/** The end of the filer's time to answer an advice. The court's period runs on, so the answer is due before it ends. */
@Component
public class AdvicePeriod {
    private final Deadlines deadlines;

    AdvicePeriod(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** Two working days before the court must decide; when less is left, half of what is left. */
    public Instant replyDue(Instant from, Instant reviewDue) {
        var usual = deadlines.workingDaysBefore(reviewDue, 2).dueAt();
        return usual.isAfter(from)
                ? usual
                : from.plus(Duration.between(from, reviewDue).dividedBy(2));
    }
}
