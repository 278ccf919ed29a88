package org.lian.process;

import java.time.Instant;
import org.lian.deadlines.Deadlines;
import org.lian.deadlines.TimeUnit;
import org.lian.filing.FilingFacts;
import org.lian.filing.FilingLifecycle;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.rules.Decision;
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

    /** The presiding judge decides instead of the clock. */
    static final String ESCALATE = "ESCALATE";

    /** The end of the period, and when the reviewer and the supervisors are told of it. */
    record Dates(Instant due, Instant remind, Instant alert) {}

    Dates startFor(FilingId id) {
        var period = period(id);
        var deadline = deadlines.days(
                Math.toIntExact(period.number("days")),
                TimeUnit.valueOf(period.text("unit")),
                filings.reviewFrom(id),
                period.text("basis"));
        filings.reviewDue(id, deadline);
        return new Dates(
                deadline.dueAt(),
                deadlines.workingDaysBefore(deadline.dueAt(), 2).dueAt(),
                deadlines.workingDaysBefore(deadline.dueAt(), 1).dueAt());
    }

    /** What the end of the period means now: an open mark of 登记立案规定 10 may have come since it began. */
    String onExpiry(FilingId id) {
        return period(id).text("onExpiry");
    }

    private Decision period(FilingId id) {
        return decisions.evaluate("review-clock", FilingFacts.of(filings.filing(id)), id, Visibility.PARTY);
    }
}
