package org.lian.process.mediation;

import java.time.Instant;
import org.lian.clock.BusinessClock;
import org.lian.deadlines.Deadline;
import org.lian.deadlines.Deadlines;
import org.lian.filing.Mediations;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/**
 * The periods of a mediation before 登记立案, each from the table of periods (在线调解规则 10, 12, 15, 24). No step of one
 * lasts longer than the whole: another mediator gets what is left of the thirty days.
 */
@Component
public class MediationClock {
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
    public record Dates(Instant claim, Instant alert, Instant due) {}

    /** A step of the mediation that has its own end. */
    public enum Step {
        APPOINTMENT("mediate.appoint"),
        ANSWER("mediate.accept"),
        CONTACT("mediate.contact"),
        MEDIATION("mediate.pre");

        private final String limit;

        Step(String limit) {
            this.limit = limit;
        }
    }

    /** To appoint a mediator, the first time or anew. */
    Dates appointment(FilingId filing) {
        var deadline = end(Step.APPOINTMENT, filing, clock.now());
        mediations.awaitAppointment(filing, deadline);
        return dates(deadline);
    }

    /** For the mediator to say whether he takes it. */
    Dates answer(FilingId filing) {
        return started(filing, end(Step.ANSWER, filing, clock.now()));
    }

    /** For the mediator to ask the other side. */
    Dates contact(FilingId filing) {
        return started(filing, end(Step.CONTACT, filing, mediations.confirmedAt(filing)));
    }

    /** To mediate: as the table says, or to the later day that every side named. */
    Dates mediation(FilingId filing) {
        return started(filing, end(Step.MEDIATION, filing, mediations.confirmedAt(filing)));
    }

    /** Whether the whole period has ended, in whatever step the mediation stands. */
    boolean isOver(FilingId filing) {
        return mediations
                .firstConfirmedAt(filing)
                .filter(confirmed -> !whole(filing, confirmed).dueAt().isAfter(clock.now()))
                .isPresent();
    }

    /** The end of a step by the calendar as it is now. */
    public Deadline end(Step step, FilingId filing, Instant began) {
        var whole = mediations.firstConfirmedAt(filing).map(confirmed -> whole(filing, confirmed));
        if (step == Step.MEDIATION) {
            return whole.orElseThrow(() -> new IllegalStateException("No mediator took " + filing));
        }
        var own = deadlines.from(step.limit, began);
        return whole.filter(end -> end.dueAt().isBefore(own.dueAt())).orElse(own);
    }

    /** When others see that nobody has done it, for a step that ends then. */
    public Dates dates(Deadline deadline) {
        var due = deadline.dueAt();
        return new Dates(
                deadlines.workingDaysBefore(due, 2).dueAt(),
                deadlines.workingDaysBefore(due, 1).dueAt(),
                due);
    }

    private Deadline whole(FilingId filing, Instant confirmed) {
        var usual = deadlines.from(Step.MEDIATION.limit, confirmed);
        return mediations
                .agreedUntil(filing)
                .map(day -> day.plusDays(1).atStartOfDay(BusinessClock.SHANGHAI).toInstant())
                .filter(end -> end.isAfter(usual.dueAt()))
                .map(end -> new Deadline(end, "人民法院在线调解规则第二十四条：各方同意延长", usual.steps(), usual.calendarPublished()))
                .orElse(usual);
    }

    private Dates started(FilingId filing, Deadline deadline) {
        mediations.await(filing, deadline);
        return dates(deadline);
    }
}
