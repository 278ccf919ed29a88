package org.lian.process;

import java.time.Instant;
import org.lian.deadlines.Deadlines;
import org.lian.deadlines.TimeUnit;
import org.lian.filing.FilingFacts;
import org.lian.filing.FilingLifecycle;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.rules.Decisions;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The court's period to decide, by the table review-clock and the court's calendar. */
@Component
class ReviewClock {
    private final Decisions decisions;
    private final Deadlines deadlines;
    private final FilingLifecycle filings;

    ReviewClock(Decisions decisions, Deadlines deadlines, FilingLifecycle filings) {
        this.decisions = decisions;
        this.deadlines = deadlines;
        this.filings = filings;
    }

    /** The end of the period, and when the reviewer and the supervisors are told of it. */
    record Dates(Instant due, Instant remind, Instant alert) {}

    Dates startFor(FilingId id) {
        var filing = filings.filing(id);
        var period = decisions.evaluate("review-clock", FilingFacts.of(filing.draft()), id, Visibility.PARTY);
        var deadline = deadlines.days(
                Math.toIntExact(period.number("days")),
                TimeUnit.valueOf(period.text("unit")),
                filings.receivedAt(id),
                period.text("basis"));
        filings.reviewDue(id, deadline);
        return new Dates(
                deadline.dueAt(),
                deadlines.workingDaysBefore(deadline.dueAt(), 2).dueAt(),
                deadlines.workingDaysBefore(deadline.dueAt(), 1).dueAt());
    }
}
