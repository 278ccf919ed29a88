package org.lian.process.recount;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.deadlines.Deadline;
import org.lian.documents.InWords;
import org.lian.filing.CourtActs;
import org.lian.filing.Filing;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.FilingPeriod;
import org.lian.process.TaskKind;
import org.lian.process.fee.FeeDuty;
import org.lian.process.filing.CorrectionClock;
import org.lian.process.filing.ReviewClock;
import org.lian.process.mediation.MediationClock;
import org.lian.process.papers.CourtPaper;
import org.lian.process.variables.Variable;
import org.lian.reference.CalendarChange;
import org.lian.reference.Holidays;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/**
 * The recount of the running periods of a filing after a corrected calendar (民诉法 85). One that ends later ends later
 * for the engine, on the filing and in a notice; one that would end earlier stays as it was told.
 */
@Component
class PeriodRecount {
    private static final String FILING = "filing";
    private static final String FEE_PAYMENT = "fee-payment";
    private static final String MEDIATION = "pre-litigation-mediation";
    private static final Map<TaskKind, MediationStep> STEPS = Map.of(
            TaskKind.APPOINT_MEDIATOR, new MediationStep(MediationClock.Step.APPOINTMENT, Variable.MEDIATOR_DUE),
            TaskKind.CONFIRM_MEDIATION, new MediationStep(MediationClock.Step.ANSWER, Variable.MEDIATOR_ANSWER_DUE),
            TaskKind.ASK_OTHER_SIDE, new MediationStep(MediationClock.Step.CONTACT, Variable.CONTACT_DUE),
            TaskKind.MEDIATE, new MediationStep(MediationClock.Step.MEDIATION, Variable.MEDIATION_DUE));

    private final FilingLifecycle filings;
    private final CourtActs acts;
    private final Holidays holidays;
    private final ReviewClock reviews;
    private final CorrectionClock corrections;
    private final MediationClock mediations;
    private final FeeDuty fees;
    private final WaitingTimers timers;
    private final RuntimeService runtime;

    PeriodRecount(
            FilingLifecycle filings,
            CourtActs acts,
            Holidays holidays,
            ReviewClock reviews,
            CorrectionClock corrections,
            MediationClock mediations,
            FeeDuty fees,
            WaitingTimers timers,
            RuntimeService runtime) {
        this.filings = filings;
        this.acts = acts;
        this.holidays = holidays;
        this.reviews = reviews;
        this.corrections = corrections;
        this.mediations = mediations;
        this.fees = fees;
        this.timers = timers;
        this.runtime = runtime;
    }

    /** Whether a period of the filing ends later now. Inside a transaction, which takes all of it back or none. */
    boolean postpone(FilingId id, CalendarChange change) {
        filings.hold(id);
        var filing = filings.filing(id);
        var later = new EnumMap<FilingPeriod, Instant>(FilingPeriod.class);
        switch (filing.status()) {
            // The time to answer an advice is counted back from the end of the review, so no holiday makes it longer.
            case UNDER_REVIEW, ADVISED -> review(filing, change, later);
            case IN_MEDIATION -> mediation(filing, change, later);
            case CORRECTION_REQUIRED -> correction(filing, change, later);
            case FEE_DUE, WITHDRAWAL_PENDING -> payment(filing, change, later);
            case FEE_OVERDUE -> bankDay(filing, change, later);
            default -> {}
        }
        if (later.isEmpty()) {
            return false;
        }
        acts.postpone(id, later, words(filing, later));
        serveNotice(filing);
        return true;
    }

    private void review(Filing filing, CalendarChange change, Map<FilingPeriod, Instant> later) {
        var was = holidays.before(change, () -> reviews.countNow(filing.id()));
        var now = reviews.countNow(filing.id());
        var end = now.deadline().dueAt();
        if (!isLater(filing.clocks().reviewDueAt(), was.deadline().dueAt(), end)) {
            return;
        }
        var dates = new LinkedHashMap<String, Instant>();
        dates.put(Variable.REVIEW_DUE.key(), now.dates().due());
        dates.put(Variable.REVIEW_REMIND.key(), now.dates().remind());
        dates.put(Variable.REVIEW_ALERT.key(), now.dates().alert());
        move(filing, FILING, Variable.REVIEW_DUE.key(), dates, FilingPeriod.REVIEW, end, later);
    }

    private void mediation(Filing filing, CalendarChange change, Map<FilingPeriod, Instant> later) {
        timers.instance(filing.id(), MEDIATION)
                .ifPresent(instance -> timers.tasks(instance).forEach(task -> step(filing, change, task, later)));
    }

    /** The step of the mediation that waits, counted from when it began. */
    private void step(
            Filing filing, CalendarChange change, WaitingTimers.Waiting task, Map<FilingPeriod, Instant> later) {
        var step = STEPS.get(task.kind());
        if (step == null) {
            return;
        }
        Supplier<Deadline> count = () -> mediations.end(step.step(), filing.id(), task.began());
        var was = holidays.before(change, count);
        var end = count.get();
        if (isLater(filing.clocks().turnDueAt(), was.dueAt(), end.dueAt())) {
            var counted = mediations.dates(end);
            var dates = new LinkedHashMap<String, Instant>();
            dates.put(step.due().key(), counted.due());
            dates.put(Variable.TASK_CLAIM.key(), counted.claim());
            dates.put(Variable.TASK_DUE.key(), counted.alert());
            move(filing, MEDIATION, step.due().key(), dates, FilingPeriod.MEDIATION, end.dueAt(), later);
        }
    }

    private record MediationStep(MediationClock.Step step, Variable due) {}

    private void correction(Filing filing, CalendarChange change, Map<FilingPeriod, Instant> later) {
        fromService(
                filing,
                change,
                FILING,
                Variable.CORRECTION_DUE.key(),
                FilingPeriod.CORRECTION,
                filing.clocks().turnDueAt(),
                later);
    }

    private void payment(Filing filing, CalendarChange change, Map<FilingPeriod, Instant> later) {
        fromService(
                filing,
                change,
                FEE_PAYMENT,
                Variable.FEE_DUE.key(),
                FilingPeriod.PAYMENT,
                filing.clocks().feeDueAt(),
                later);
    }

    /** Counted from the end of the period to pay, at which it was told. */
    private void bankDay(Filing filing, CalendarChange change, Map<FilingPeriod, Instant> later) {
        var from = filing.clocks().feeDueAt();
        if (from == null) {
            return;
        }
        Supplier<Instant> count = () -> fees.bankDay(from).dueAt();
        var was = holidays.before(change, count);
        var end = count.get();
        if (isLater(filing.clocks().turnDueAt(), was, end)) {
            var dates = Map.of(Variable.BANK_GRACE.key(), end);
            move(filing, FEE_PAYMENT, Variable.BANK_GRACE.key(), dates, FilingPeriod.BANK_DAY, end, later);
        }
    }

    /** A period that the service of its notice set going. */
    private void fromService(
            Filing filing,
            CalendarChange change,
            String diagram,
            String variable,
            FilingPeriod period,
            @Nullable Instant told,
            Map<FilingPeriod, Instant> later) {
        var served = timers.instance(filing.id(), diagram)
                .flatMap(instance -> timers.date(instance, Variable.SERVED_AT.key()));
        if (served.isEmpty() || told == null) {
            return;
        }
        Supplier<Instant> count = () -> (period == FilingPeriod.PAYMENT
                        ? fees.paymentDeadline(filing.id(), served.get())
                        : corrections.deadline(filing.id(), served.get()))
                .dueAt();
        var was = holidays.before(change, count);
        var end = count.get();
        if (isLater(told, was, end)) {
            move(filing, diagram, variable, Map.of(variable, end), period, end, later);
        }
    }

    /** Later by the calendar alone, and later than what was told. */
    private static boolean isLater(@Nullable Instant told, Instant was, Instant now) {
        return told != null && now.isAfter(was) && now.isAfter(told);
    }

    /** Where no timer waits the period does not run: it stands still, or has ended a moment ago. */
    private void move(
            Filing filing,
            String diagram,
            String variable,
            Map<String, Instant> dates,
            FilingPeriod period,
            Instant end,
            Map<FilingPeriod, Instant> later) {
        timers.instance(filing.id(), diagram)
                .filter(instance -> timers.waitFor(instance, variable))
                .ifPresent(instance -> {
                    timers.move(instance, dates, Map.of(told(filing, period), end));
                    later.put(period, end);
                });
    }

    private static String words(Filing filing, Map<FilingPeriod, Instant> later) {
        return later.entrySet().stream()
                .map(entry -> entry.getKey().label() + "原来告知的最后一日是" + lastDay(told(filing, entry.getKey())) + "，现在是"
                        + lastDay(entry.getValue()))
                .collect(Collectors.joining("；"));
    }

    private static Instant told(Filing filing, FilingPeriod period) {
        var clocks = filing.clocks();
        var told =
                switch (period) {
                    case REVIEW -> clocks.reviewDueAt();
                    case CORRECTION, BANK_DAY, MEDIATION -> clocks.turnDueAt();
                    case PAYMENT -> clocks.feeDueAt();
                };
        if (told == null) {
            throw new IllegalStateException("Filing " + filing.id() + " has no period " + period);
        }
        return told;
    }

    private static String lastDay(Instant end) {
        return InWords.day(LocalDate.ofInstant(end.minusNanos(1), BusinessClock.SHANGHAI));
    }

    /** By the diagram that serves all papers: into the account, or on paper where that was not agreed to. */
    private void serveNotice(Filing filing) {
        runtime.startProcessInstanceByKey(
                "service-of-document",
                filing.id().toString(),
                Map.of(
                        Variable.FILING.key(), filing.id().toString(),
                        Variable.COURT.key(), filing.court().value(),
                        Variable.TRACK.key(), filing.track().name(),
                        Variable.DOCUMENT.key(), CourtPaper.PERIOD_NOTICE.name()));
    }
}
