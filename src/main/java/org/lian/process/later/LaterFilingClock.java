package org.lian.process.later;

import java.time.Instant;
import java.util.UUID;
import org.lian.clock.BusinessClock;
import org.lian.deadlines.Deadline;
import org.lian.deadlines.Deadlines;
import org.lian.deadlines.TimeUnit;
import org.lian.filing.CourtLaterFilings;
import org.lian.filing.LaterFilingCorrection;
import org.lian.filing.LaterKind;
import org.lian.process.clocks.CourtPeriods;
import org.springframework.stereotype.Component;

/** The court's days to decide on a later filing, those of an appeal by law (民诉法 174), and the filer's to correct it. */
@Component
class LaterFilingClock {
    /** 民诉解释 171; 财产保全规定 25. */
    private static final int RECONSIDERATION_DAYS = 10;

    private final CourtLaterFilings laterFilings;
    private final LaterFilingCorrection correction;
    private final Deadlines deadlines;
    private final BusinessClock clock;
    private final int days;
    private final int claimDays;

    LaterFilingClock(
            CourtLaterFilings laterFilings,
            LaterFilingCorrection correction,
            Deadlines deadlines,
            BusinessClock clock,
            CourtPeriods periods) {
        this.correction = correction;
        this.laterFilings = laterFilings;
        this.deadlines = deadlines;
        this.clock = clock;
        this.days = periods.laterFilingWorkingDays();
        this.claimDays = periods.taskClaimWorkingDays();
    }

    /** The end of the period, when a task that nobody claimed is brought to mind, and whether it is a judge's to rule on. */
    record Dates(Instant due, Instant claim, boolean ruling) {}

    Dates startFor(UUID id) {
        laterFilings.uncorrected(id);
        var later = laterFilings.find(id);
        var now = clock.now();
        var deadline =
                switch (later.kind().effect()) {
                    case HIGHER -> deadlines.from("appeal.hand_on", later.receivedAt());
                    case RECONSIDER ->
                        deadlines.days(
                                RECONSIDERATION_DAYS,
                                TimeUnit.DAY,
                                later.receivedAt(),
                                later.kind().basis().text());
                    default -> court(now);
                };
        laterFilings.due(id, deadline);
        return new Dates(
                deadline.dueAt(),
                deadlines.days(claimDays, TimeUnit.WORKING_DAY, now, "本院任务认领时限").dueAt(),
                later.kind().effect() == LaterKind.Effect.RECONSIDER);
    }

    private Deadline court(Instant now) {
        return deadlines.days(days, TimeUnit.WORKING_DAY, now, "本院续递审查时限");
    }

    Instant correctionDue(UUID id) {
        return correction.due(laterFilings.find(id)).orElseThrow();
    }
}
