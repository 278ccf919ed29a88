package org.lian.process.mediation;

import java.time.Instant;
import org.lian.clock.BusinessClock;
import org.lian.deadlines.Deadline;
import org.lian.deadlines.Deadlines;
import org.lian.filing.Mediations;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The periods of a mediation before 登记立案, each from the table of periods (在线调解规则 10, 12, 15, 24). */
@Component
class MediationClock {
    private final Deadlines deadlines;
    private final Mediations mediations;
    private final BusinessClock clock;

    MediationClock(Deadlines deadlines, Mediations mediations, BusinessClock clock) {
        this.deadlines = deadlines;
        this.mediations = mediations;
        this.clock = clock;
    }

    /**
     * A step's end, and when others see that nobody has done it.
     *
     * @param claim two working days before the end: those on duty
     * @param alert one working day before the end: the presiding judge
     */
    record Dates(Instant claim, Instant alert, Instant due) {}

    /** To appoint a mediator, the first time or anew. */
    Dates appointment(FilingId filing) {
        var deadline = deadlines.from("mediate.appoint", clock.now());
        mediations.awaitAppointment(filing, deadline);
        return dates(deadline);
    }

    /** For the mediator to say whether he takes it. */
    Dates answer(FilingId filing) {
        return started(filing, deadlines.from("mediate.accept", clock.now()));
    }

    /** For the mediator to ask the other side. */
    Dates contact(FilingId filing) {
        return started(filing, deadlines.from("mediate.contact", mediations.confirmedAt(filing)));
    }

    /** To mediate: as the table says, or to the later day that every side named. */
    Dates mediation(FilingId filing) {
        var usual = deadlines.from("mediate.pre", mediations.confirmedAt(filing));
        return started(
                filing,
                mediations
                        .agreedUntil(filing)
                        .map(day -> day.plusDays(1)
                                .atStartOfDay(BusinessClock.SHANGHAI)
                                .toInstant())
                        .filter(end -> end.isAfter(usual.dueAt()))
                        .map(end ->
                                new Deadline(end, "人民法院在线调解规则第二十四条：各方同意延长", usual.steps(), usual.calendarPublished()))
                        .orElse(usual));
    }

    private Dates started(FilingId filing, Deadline deadline) {
        mediations.await(filing, deadline);
        return dates(deadline);
    }

    private Dates dates(Deadline deadline) {
        var due = deadline.dueAt();
        return new Dates(
                deadlines.workingDaysBefore(due, 2).dueAt(),
                deadlines.workingDaysBefore(due, 1).dueAt(),
                due);
    }
}
