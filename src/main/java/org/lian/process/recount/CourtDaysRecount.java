package org.lian.process.recount;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.lian.clock.BusinessClock;
import org.lian.deadlines.Deadlines;
import org.lian.documents.InWords;
import org.lian.filing.FilingLifecycle;
import org.lian.grievances.Grievances;
import org.lian.payment.Refund;
import org.lian.payment.Refunds;
import org.lian.process.variables.Variable;
import org.lian.reference.CalendarChange;
import org.lian.reference.CalendarChanges;
import org.lian.reference.Holidays;
import org.lian.serviceofprocess.Inbox;
import org.lian.vocabulary.LegalBasis;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The court's own days that somebody was told, counted anew after a corrected calendar: to answer a complaint, to pay
 * back. Later is told; earlier changes nothing. Repeated it finds nothing to do.
 */
@Component
class CourtDaysRecount {
    private static final Logger log = LoggerFactory.getLogger(CourtDaysRecount.class);
    private static final LegalBasis COUNTING = LegalBasis.of("民事诉讼法", 85);
    private static final int WARNING_DAYS = 2;

    private final Grievances complaints;
    private final Refunds refunds;
    private final FilingLifecycle filings;
    private final Deadlines deadlines;
    private final Holidays holidays;
    private final WaitingTimers timers;
    private final Inbox inbox;
    private final CalendarChanges changes;
    private final TransactionTemplate together;

    CourtDaysRecount(
            Grievances complaints,
            Refunds refunds,
            FilingLifecycle filings,
            Deadlines deadlines,
            Holidays holidays,
            WaitingTimers timers,
            Inbox inbox,
            CalendarChanges changes,
            TransactionTemplate together) {
        this.complaints = complaints;
        this.refunds = refunds;
        this.filings = filings;
        this.deadlines = deadlines;
        this.holidays = holidays;
        this.timers = timers;
        this.inbox = inbox;
        this.changes = changes;
        this.together = together;
    }

    /** Each in a transaction of its own; one that fails is left for a person and stops no other. */
    void postpone(CalendarChange change) {
        complaints.open().forEach(id -> step(change, id, () -> complaint(id, change)));
        refunds.undecided().forEach(refund -> step(change, refund.id(), () -> refund(refund, change)));
    }

    private void step(CalendarChange change, UUID id, Supplier<Boolean> counting) {
        try {
            together.executeWithoutResult(one -> {
                if (counting.get()) {
                    changes.postponed(change.id());
                }
            });
        } catch (RuntimeException fault) {
            log.error("The days of {} were not counted anew", id, fault);
            together.executeWithoutResult(one -> changes.leftAlone(change.id()));
        }
    }

    private boolean complaint(UUID id, CalendarChange change) {
        var complaint = complaints.complaint(id);
        Supplier<Instant> count =
                () -> deadlines.from("complaint.filing", complaint.receivedAt()).dueAt();
        var was = holidays.before(change, count);
        var end = count.get();
        if (!end.isAfter(was) || !end.isAfter(complaint.dueAt())) {
            return false;
        }
        var dates = new LinkedHashMap<String, Instant>();
        dates.put(Variable.COMPLAINT_DUE.key(), end);
        dates.put(
                Variable.COMPLAINT_REMIND.key(),
                deadlines.workingDaysBefore(end, WARNING_DAYS).dueAt());
        return timers.instance(id.toString(), "complaint")
                .filter(instance -> timers.waitFor(instance, Variable.COMPLAINT_DUE.key()))
                .map(instance -> {
                    timers.move(instance, dates);
                    complaints.postpone(id, end, words("法院答复您的投诉的期限", complaint.dueAt(), end));
                    return true;
                })
                .orElse(false);
    }

    private boolean refund(Refund refund, CalendarChange change) {
        Supplier<Instant> count =
                () -> deadlines.from("fee.refund", refund.effectiveAt()).dueAt();
        var was = holidays.before(change, count);
        var end = count.get();
        return timers.instance(refund.id().toString(), "refund")
                .filter(instance -> timers.waitFor(instance, Variable.REFUND_DUE.key()))
                .filter(instance -> timers.date(instance, Variable.REFUND_DUE.key())
                        .filter(told -> end.isAfter(was) && end.isAfter(told))
                        .isPresent())
                .map(instance -> {
                    timers.move(instance, Map.of(Variable.REFUND_DUE.key(), end));
                    tell(refund, words("法院退还诉讼费用的期限", was, end), end);
                    return true;
                })
                .orElse(false);
    }

    /** Money that belongs to no filing was told to nobody. */
    private void tell(Refund refund, String words, Instant end) {
        var filing = refund.filing();
        if (filing != null) {
            inbox.show(
                    filing,
                    "REFUND_POSTPONED",
                    refund.id() + "/" + end,
                    "退费期限顺延",
                    words,
                    List.of(filings.filing(filing).ownerId()),
                    COUNTING);
        }
    }

    private static String words(String period, Instant was, Instant now) {
        return period + "，原来的最后一日是" + lastDay(was) + "，因放假安排更正，现在是" + lastDay(now) + "（民事诉讼法第八十五条）。";
    }

    private static String lastDay(Instant end) {
        return InWords.day(LocalDate.ofInstant(end.minusNanos(1), BusinessClock.SHANGHAI));
    }
}
