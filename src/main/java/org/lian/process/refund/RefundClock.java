package org.lian.process.refund;

import java.time.Instant;
import java.util.UUID;
import org.lian.clock.BusinessClock;
import org.lian.deadlines.Deadlines;
import org.lian.deadlines.TimeUnit;
import org.lian.payment.Refunds;
import org.lian.process.clocks.CourtPeriods;
import org.springframework.stereotype.Component;

/** The court's days to pay back (诉讼费用交纳办法 53), and its own time for claiming the task. */
@Component
class RefundClock {
    private final Refunds refunds;
    private final Deadlines deadlines;
    private final BusinessClock clock;
    private final int claimDays;

    RefundClock(Refunds refunds, Deadlines deadlines, BusinessClock clock, CourtPeriods periods) {
        this.refunds = refunds;
        this.deadlines = deadlines;
        this.clock = clock;
        this.claimDays = periods.taskClaimWorkingDays();
    }

    /** The end of the period, and when a task that nobody claimed is brought to mind. */
    public record Dates(Instant due, Instant claim) {}

    Dates startFor(UUID id) {
        var refund = refunds.find(id).orElseThrow();
        return new Dates(
                deadlines.from("fee.refund", refund.effectiveAt()).dueAt(),
                deadlines
                        .days(claimDays, TimeUnit.WORKING_DAY, clock.now(), "本院任务认领时限")
                        .dueAt());
    }
}
