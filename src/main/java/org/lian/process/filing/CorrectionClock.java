package org.lian.process.filing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.lian.clock.BusinessClock;
import org.lian.deadlines.Deadline;
import org.lian.deadlines.Deadlines;
import org.lian.deadlines.TimeUnit;
import org.lian.filing.Act;
import org.lian.filing.Acts;
import org.lian.filing.CourtActs;
import org.lian.operations.Outages;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The filer's time to correct: from service, and longer where the court granted it (登记立案规定 7; 民诉法 85, 86). */
@Component
public class CorrectionClock {
    private static final String BASIS = "最高人民法院关于人民法院登记立案若干问题的规定第七条";

    private final Deadlines deadlines;
    private final CourtActs courtActs;
    private final Acts acts;
    private final Outages outages;
    private final BusinessClock clock;

    CorrectionClock(Deadlines deadlines, CourtActs courtActs, Acts acts, Outages outages, BusinessClock clock) {
        this.deadlines = deadlines;
        this.courtActs = courtActs;
        this.acts = acts;
        this.outages = outages;
        this.clock = clock;
    }

    /** Begins the period of the last notice, and gives its end. */
    public Instant start(FilingId filing, Instant servedAt) {
        var deadline = deadline(filing, servedAt);
        courtActs.awaitCorrection(filing, deadline);
        return deadline.dueAt();
    }

    /** Whether the period ends later than the timer that just rang, or has not ended by the court's clock. */
    boolean isStillOpen(FilingId filing, Instant servedAt, Instant rang) {
        var due = deadline(filing, servedAt).dueAt();
        return due.isAfter(rang) && due.isAfter(clock.now());
    }

    /** As it would be counted now. */
    public Deadline deadline(FilingId filing, Instant servedAt) {
        var notice = acts.last(filing, Act.Kind.CORRECTION_NOTICE).orElseThrow();
        var days = notice.words().days();
        if (days == null) {
            throw new IllegalStateException("The correction notice of " + filing + " sets no period");
        }
        var set = deadlines.days(days, TimeUnit.DAY, servedAt, BASIS);
        return afterOutages(extended(filing, notice, set));
    }

    private Deadline extended(FilingId filing, Act notice, Deadline set) {
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

    /** Who could not reach us on the last day has the whole next working day after we are back. */
    private Deadline afterOutages(Deadline set) {
        return outages.between(set.dueAt().minus(Duration.ofDays(1)), set.dueAt()).stream()
                .map(outage -> outage.endedAt() == null ? clock.now() : outage.endedAt())
                .max(Comparator.naturalOrder())
                .map(back -> deadlines.days(1, TimeUnit.WORKING_DAY, back, "民事诉讼法第八十六条：本院系统中断"))
                .filter(later -> later.dueAt().isAfter(set.dueAt()))
                .orElse(set);
    }
}
