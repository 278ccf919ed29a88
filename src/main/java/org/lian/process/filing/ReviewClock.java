package org.lian.process.filing;

import java.time.Duration;
import java.time.Instant;
import org.lian.clock.BusinessClock;
import org.lian.deadlines.Deadline;
import org.lian.deadlines.Deadlines;
import org.lian.deadlines.TimeUnit;
import org.lian.filing.FilingFacts;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.ReviewPeriods;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.rules.Decision;
import org.lian.rules.Decisions;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The court's period to decide, by the table review-clock and the court's calendar. */
@Component
public class ReviewClock {
    private final Decisions decisions;
    private final Deadlines deadlines;
    private final ReviewPeriods periods;
    private final FilingLifecycle filings;
    private final BusinessClock clock;

    ReviewClock(
            Decisions decisions,
            Deadlines deadlines,
            ReviewPeriods periods,
            FilingLifecycle filings,
            BusinessClock clock) {
        this.decisions = decisions;
        this.deadlines = deadlines;
        this.periods = periods;
        this.filings = filings;
        this.clock = clock;
    }

    /** The presiding judge decides instead of the clock. */
    static final String ESCALATE = "ESCALATE";

    /**
     * The end of the review, and when the reviewer and the supervisors are told of it.
     *
     * @param inHours whether it is too short to wait until somebody looks at the lists
     */
    public record Dates(Instant due, Instant remind, Instant alert, boolean inHours) {}

    /** What the clock never registers is before the presiding judge while a day of the period is left, where it has more than one. */
    private static final Duration FOR_THE_PRESIDING_JUDGE = Duration.ofDays(1);

    /** Begins the period of a diagram that keeps no day of it back. */
    public Deadline start(FilingId id) {
        var deadline = deadline(id, period(id));
        filings.reviewDue(id, deadline);
        return deadline;
    }

    Dates startFor(FilingId id) {
        var period = period(id);
        var deadline = deadline(id, period);
        filings.reviewDue(id, deadline);
        return dates(deadline, period);
    }

    /** The period as it would be counted now, with the dates of its timers; nothing is changed. */
    public record Counted(Deadline deadline, Dates dates) {}

    public Counted countNow(FilingId id) {
        var period = decisions.preview("review-clock", FilingFacts.of(filings.filing(id)), id);
        var deadline = deadline(id, period);
        return new Counted(deadline, dates(deadline, period));
    }

    /** The dates that the table gives now, for a filing whose period began under an earlier one; nothing is changed. */
    Dates datesNow(FilingId id) {
        return countNow(id).dates();
    }

    private Deadline deadline(FilingId id, Decision period) {
        return periods.count(period, filings.reviewFrom(id));
    }

    private Dates dates(Deadline deadline, Decision period) {
        var due = period.text("onExpiry").equals(ESCALATE)
                ? deadline.dueAt().minus(forThePresidingJudge(period))
                : deadline.dueAt();
        if (isInHours(period)) {
            // Working days before the end would lie before the beginning.
            var hours = Duration.ofHours(period.number("days"));
            return new Dates(due, due.minus(hours.dividedBy(2)), due.minus(hours.dividedBy(4)), true);
        }
        return new Dates(
                due,
                deadlines.workingDaysBefore(due, 2).dueAt(),
                deadlines.workingDaysBefore(due, 1).dueAt(),
                false);
    }

    /** Whether the filing's period is counted by the hour. */
    boolean isInHours(FilingId id) {
        return isInHours(decisions.preview("review-clock", FilingFacts.of(filings.filing(id)), id));
    }

    /** A day; of a period that is no longer than one, its last quarter. */
    private static Duration forThePresidingJudge(Decision period) {
        var hours = Duration.ofHours(period.number("days"));
        return isInHours(period) && hours.compareTo(FOR_THE_PRESIDING_JUDGE) <= 0
                ? hours.dividedBy(4)
                : FOR_THE_PRESIDING_JUDGE;
    }

    private static boolean isInHours(Decision period) {
        return period.text("unit").equals(TimeUnit.HOUR.name());
    }

    /**
     * What the end of the review means now: an open mark of 登记立案规定 10 may have come since it began. The clock
     * registers nothing before the period of the law is over.
     */
    String onExpiry(FilingId id) {
        var consequence = period(id).text("onExpiry");
        var due = filings.filing(id).clocks().reviewDueAt();
        return due != null && clock.now().isBefore(due) ? ESCALATE : consequence;
    }

    private Decision period(FilingId id) {
        return decisions.evaluate("review-clock", FilingFacts.of(filings.filing(id)), id, Visibility.PARTY);
    }
}
