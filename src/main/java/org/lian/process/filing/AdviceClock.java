package org.lian.process.filing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.lian.clock.BusinessClock;
import org.lian.deadlines.Deadline;
import org.lian.deadlines.Deadlines;
import org.lian.filing.CourtActs;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The filer's time to answer an advice. The court's period runs on, so the answer is due before it ends. */
@Component
class AdviceClock {
    private final Deadlines deadlines;
    private final CourtActs acts;
    private final BusinessClock clock;

    AdviceClock(Deadlines deadlines, CourtActs acts, BusinessClock clock) {
        this.deadlines = deadlines;
        this.acts = acts;
        this.clock = clock;
    }

    /** Two working days before the court must decide; when less is left, half of what is left. */
    Instant start(FilingId filing, Instant reviewDue) {
        var now = clock.now();
        var usual = deadlines.workingDaysBefore(reviewDue, 2).dueAt();
        var due = usual.isAfter(now)
                ? usual
                : now.plus(Duration.between(now, reviewDue).dividedBy(2));
        acts.awaitReply(filing, new Deadline(due, "民事诉讼法第一百二十七条：法院在审查期限内决定，释明不停止期限", List.of(), true));
        return due;
    }
}
