package org.lian.process.complaint;

import java.time.Instant;
import java.util.UUID;
import org.lian.deadlines.Deadlines;
import org.lian.deadlines.TimeUnit;
import org.lian.grievances.Grievances;
import org.lian.process.clocks.CourtPeriods;
import org.springframework.stereotype.Component;

/** The court's days to answer a complaint (登记立案规定 13), and the warnings before they end. */
@Component
class ComplaintClock {
    private static final int WARNING_DAYS = 2;

    private final Grievances complaints;
    private final Deadlines deadlines;
    private final int claimDays;

    ComplaintClock(Grievances complaints, Deadlines deadlines, CourtPeriods periods) {
        this.complaints = complaints;
        this.deadlines = deadlines;
        this.claimDays = periods.taskClaimWorkingDays();
    }

    /** The end of the period and the two moments when the task is brought to mind. */
    public record Dates(Instant due, Instant claim, Instant remind) {}

    Dates startFor(UUID id) {
        var complaint = complaints.complaint(id);
        return new Dates(
                complaint.dueAt(),
                deadlines
                        .days(claimDays, TimeUnit.WORKING_DAY, complaint.receivedAt(), "本院任务认领时限")
                        .dueAt(),
                deadlines.workingDaysBefore(complaint.dueAt(), WARNING_DAYS).dueAt());
    }
}
