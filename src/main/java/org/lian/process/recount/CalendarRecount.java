package org.lian.process.recount;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.lian.clock.BusinessClock;
import org.lian.filing.FilingLifecycle;
import org.lian.reference.CalendarChange;
import org.lian.reference.CalendarChanges;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The recount after a corrected calendar: it takes the open filings one by one, each in a transaction with the mark of how
 * far it came, on a thread of its own. After a crash any node goes on where the last stopped.
 */
@Component
class CalendarRecount {
    private static final Logger log = LoggerFactory.getLogger(CalendarRecount.class);
    private static final int PAGE = 100;
    private static final int ATTEMPTS = 3;

    private final CalendarChanges changes;
    private final FilingLifecycle filings;
    private final PeriodRecount periods;
    private final CourtDaysRecount courtDays;
    private final TransactionTemplate together;
    private final BusinessClock clock;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            0,
            1,
            1,
            TimeUnit.MINUTES,
            new SynchronousQueue<>(),
            task -> {
                var named = new Thread(task, "calendar-recount");
                named.setDaemon(true);
                return named;
            },
            // It works already.
            new DiscardPolicy());

    CalendarRecount(
            CalendarChanges changes,
            FilingLifecycle filings,
            PeriodRecount periods,
            CourtDaysRecount courtDays,
            TransactionTemplate together,
            BusinessClock clock) {
        this.changes = changes;
        this.filings = filings;
        this.periods = periods;
        this.courtDays = courtDays;
        this.together = together;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT5S")
    void begin() {
        if (changes.running().isPresent()) {
            thread.execute(this::work);
        }
    }

    private void work() {
        try {
            var more = true;
            while (more && !Thread.currentThread().isInterrupted()) {
                more = page();
            }
        } catch (RuntimeException fault) {
            log.error("Counting the periods anew halts; it goes on by itself", fault);
        }
    }

    /** The next filings of the oldest change; false when no change is left. */
    private boolean page() {
        var change = changes.running();
        change.ifPresent(running -> {
            var page = filings.withOpenPeriods(running.after(), PAGE);
            page.forEach(filing -> step(running, filing));
            if (page.isEmpty()) {
                courtDays.postpone(running);
                changes.end(running.id(), clock.now());
                log.info("The open periods were counted anew after calendar change {}", running.id());
            }
        });
        return change.isPresent();
    }

    private void step(CalendarChange change, FilingId filing) {
        for (var attempt = 1; ; attempt++) {
            try {
                together.executeWithoutResult(one -> count(change, filing));
                return;
            } catch (RuntimeException fault) {
                // Somebody may have moved the filing at the same moment.
                log.warn("The periods of filing {} were not counted anew, attempt {}", filing, attempt, fault);
                if (attempt == ATTEMPTS) {
                    together.executeWithoutResult(one -> leave(change, filing));
                    return;
                }
            }
        }
    }

    private void count(CalendarChange change, FilingId filing) {
        if (changes.pass(change.id(), filing.value()) && periods.postpone(filing, change)) {
            changes.postponed(change.id());
        }
    }

    private void leave(CalendarChange change, FilingId filing) {
        if (changes.pass(change.id(), filing.value())) {
            changes.leftAlone(change.id());
            filings.remark(Actor.system(), filing, "PERIODS_NOT_COUNTED", "日历更正以后没有能够重新计算期限，请人工核对", null);
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
