package org.lian.process.fee;

import java.time.Instant;
import org.lian.deadlines.Deadlines;
import org.lian.filing.Act;
import org.lian.filing.Acts;
import org.lian.filing.FilingLifecycle;
import org.lian.process.tasks.OpenTasks;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The president's fifteen days to review a decision on the fee (办法 43): escalated when they are over, decided by nobody else. */
@Component
class FeeReviews {
    private static final String PERIOD = "fee.review";
    private static final int WARNING_DAYS = 2;

    private final Acts acts;
    private final Deadlines deadlines;
    private final FilingLifecycle filings;
    private final OpenTasks tasks;

    FeeReviews(Acts acts, Deadlines deadlines, FilingLifecycle filings, OpenTasks tasks) {
        this.acts = acts;
        this.deadlines = deadlines;
        this.filings = filings;
        this.tasks = tasks;
    }

    /** The end of the period, and the moment when the task is brought to mind. */
    record Dates(Instant due, Instant remind) {}

    Dates dates(FilingId id) {
        var asked = acts.last(id, Act.Kind.FEE_REVIEW_REQUEST).orElseThrow();
        var due = deadlines.from(PERIOD, asked.at()).dueAt();
        return new Dates(due, deadlines.workingDaysBefore(due, WARNING_DAYS).dueAt());
    }

    void overdue(FilingId id, String processInstance) {
        filings.remark(Actor.system(), id, "FEE_REVIEW_OVERDUE", "院长复核期限已届满，已提请督办", null);
        tasks.makeFirst(processInstance);
    }
}
