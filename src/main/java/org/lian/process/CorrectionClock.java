package org.lian.process;

import java.time.Instant;
import org.lian.clock.BusinessClock;
import org.lian.deadlines.Deadline;
import org.lian.deadlines.Deadlines;
import org.lian.deadlines.TimeUnit;
import org.lian.filing.Act;
import org.lian.filing.Acts;
import org.lian.filing.CourtActs;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The filer's time to correct: from service, and longer where the court granted it (登记立案规定 7; 民诉法 85, 86). */
@Component
class CorrectionClock {
    private static final String BASIS = "最高人民法院关于人民法院登记立案若干问题的规定第七条";

    private final Deadlines deadlines;
    private final CourtActs courtActs;
    private final Acts acts;
    private final BusinessClock clock;

    CorrectionClock(Deadlines deadlines, CourtActs courtActs, Acts acts, BusinessClock clock) {
        this.deadlines = deadlines;
        this.courtActs = courtActs;
        this.acts = acts;
        this.clock = clock;
    }

    Instant start(FilingId filing, Instant servedAt) {
        var deadline = deadline(filing, servedAt);
        courtActs.awaitCorrection(filing, deadline);
        return deadline.dueAt();
    }

    /** Whether the period ends later than the timer that just rang, or has not ended by the court's clock. */
    boolean isStillOpen(FilingId filing, Instant servedAt, Instant rang) {
        var due = deadline(filing, servedAt).dueAt();
        return due.isAfter(rang) && due.isAfter(clock.now());
    }

    private Deadline deadline(FilingId filing, Instant servedAt) {
        var notice = acts.last(filing, Act.Kind.CORRECTION_NOTICE).orElseThrow();
        var days = notice.words().days();
        if (days == null) {
            throw new IllegalStateException("The correction notice of " + filing + " sets no period");
        }
        var set = deadlines.days(days, TimeUnit.DAY, servedAt, BASIS);
        return acts.last(filing, Act.Kind.EXTENSION_DECISION)
                .filter(decision ->
                        decision.at().isAfter(notice.at()) && decision.words().isGranted())
                .map(decision -> decision.words().until())
                .map(until ->
                        until.plusDays(1).atStartOfDay(BusinessClock.SHANGHAI).toInstant())
                .filter(until -> until.isAfter(set.dueAt()))
                .map(until -> new Deadline(until, "民事诉讼法第八十六条：准许延期", set.steps(), set.calendarPublished()))
                .orElse(set);
    }
}
