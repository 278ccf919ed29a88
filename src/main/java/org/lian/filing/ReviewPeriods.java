package org.lian.filing;

import java.time.Instant;
import java.util.Optional;
import org.lian.clock.CourtTime;
import org.lian.deadlines.Deadline;
import org.lian.deadlines.Deadlines;
import org.lian.deadlines.TimeUnit;
import org.lian.documents.InWords;
import org.lian.rules.Decision;
import org.lian.rules.DecisionUnclear;
import org.lian.rules.Decisions;
import org.springframework.stereotype.Component;

/** The counting of the period to decide that the table review-clock gives, and its end in the words of a receipt. */
@Component
public class ReviewPeriods {
    private final Decisions decisions;
    private final Deadlines deadlines;

    ReviewPeriods(Decisions decisions, Deadlines deadlines) {
        this.decisions = decisions;
        this.deadlines = deadlines;
    }

    /** The end of the period that a row of the table gives, counted from the receipt. */
    public Deadline count(Decision period, Instant from) {
        return deadlines.days(Math.toIntExact(period.number("days")), unit(period), from, period.text("basis"));
    }

    /**
     * The last day, or moment, of a period that begins with a receipt; nothing is recorded. Empty where the table is
     * unclear, or where the day could still move because the holidays of its year are not published.
     */
    Optional<String> lastDay(Filing filing, Instant receivedAt) {
        try {
            var period = decisions.preview("review-clock", FilingFacts.of(filing), filing.id());
            var end = count(period, receivedAt);
            return Optional.of(end)
                    .filter(Deadline::calendarPublished)
                    .map(Deadline::dueAt)
                    .map(due -> unit(period) == TimeUnit.HOUR
                            ? day(due) + CourtTime.MINUTE_OF_DAY.format(due)
                            : day(due.minusNanos(1)));
        } catch (DecisionUnclear unclear) {
            return Optional.empty();
        }
    }

    private static TimeUnit unit(Decision period) {
        return TimeUnit.valueOf(period.text("unit"));
    }

    private static String day(Instant moment) {
        return InWords.day(CourtTime.day(moment));
    }
}
