package org.lian.process.clocks;

import java.time.Instant;
import org.lian.clock.BusinessClock;
import org.lian.deadlines.Deadlines;
import org.lian.deadlines.TimeUnit;
import org.springframework.stereotype.Component;

/** The court's own time for a task that no period of the law covers. */
@Component
public class TaskClock {
    private final Deadlines deadlines;
    private final BusinessClock clock;
    private final int workingDays;

    TaskClock(Deadlines deadlines, BusinessClock clock, CourtPeriods periods) {
        this.deadlines = deadlines;
        this.clock = clock;
        this.workingDays = periods.taskWorkingDays();
    }

    /** The moments from when those on duty see an unclaimed task, and by when it is to be decided. */
    public record Dates(Instant claim, Instant due) {}

    /** The last working day of the period belongs to those on duty. */
    Dates start() {
        var due = deadlines
                .days(workingDays, TimeUnit.WORKING_DAY, clock.now(), "本院任务办理时限")
                .dueAt();
        return new Dates(deadlines.workingDaysBefore(due, 1).dueAt(), due);
    }

    /** Until midnight in Asia/Shanghai, working day or not; offered to those on duty at once. */
    Dates today() {
        return new Dates(
                clock.now(),
                clock.today().plusDays(1).atStartOfDay(BusinessClock.SHANGHAI).toInstant());
    }
}
