package org.lian.filing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.messages.MessageKind;
import org.lian.messages.Messages;
import org.lian.messages.News;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The reminders of the filer's periods three days and one day before their last day. Nothing is set in advance: whoever
 * looks finds the periods as they run now, so that a restart loses none, a changed period warns of its new end, and
 * what was done warns of nothing.
 */
@Component
class DueReminders implements SchedulingConfigurer {
    private static final Logger log = LoggerFactory.getLogger(DueReminders.class);
    /** Days before the last day, the nearest first: of two that are past only the nearer is told. */
    private static final List<Integer> DAYS_BEFORE = List.of(1, 3);

    private final FilingStore store;
    private final Messages messages;
    private final BusinessClock clock;
    private final TransactionTemplate together;
    private final Duration every;
    private final int hour;

    DueReminders(
            FilingStore store,
            Messages messages,
            BusinessClock clock,
            TransactionTemplate together,
            ReminderSettings settings) {
        this.store = store;
        this.messages = messages;
        this.clock = clock;
        this.together = together;
        this.every = settings.remindEvery();
        this.hour = settings.remindFromHour();
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::tellDue, every, Duration.ofSeconds(5)));
    }

    /** Tells what is to be told by now; a filing that fails stops no other. */
    void tellDue() {
        var now = clock.now();
        var soon =
                store.filersPeriodsEnding(now, now.plus(DAYS_BEFORE.get(DAYS_BEFORE.size() - 1) + 1, ChronoUnit.DAYS));
        var told = messages.told(
                MessageKind.DEADLINE, soon.stream().map(Filing::id).toList());
        for (var filing : soon) {
            var key = key(filing, now);
            if (key.isPresent() && !told.contains(filing.id() + " " + key.get())) {
                try {
                    together.executeWithoutResult(one -> tell(filing, key.get(), now));
                } catch (RuntimeException fault) {
                    log.error("The period of filing {} was not warned of and is tried again", filing.id(), fault);
                }
            }
        }
    }

    /** In the filing's turn: an act that came meanwhile leaves nothing to warn of. */
    private void tell(Filing seen, String key, Instant now) {
        var filing = store.lock(seen.id()).orElseThrow();
        var due = filing.dueAt();
        if (due == null || !key(filing, now).equals(Optional.of(key))) {
            return;
        }
        messages.tell(News.of(MessageKind.DEADLINE, filing.id(), filing.ownerId(), key, title(filing, due))
                .until(due));
    }

    /** The warning that is due now, as its message is known by: days before, and the end that it warns of. */
    private Optional<String> key(Filing filing, Instant now) {
        var due = filing.dueAt();
        if (due == null || filing.waitingFor() != FilingStatus.WaitingFor.FILER || !due.isAfter(now)) {
            return Optional.empty();
        }
        return DAYS_BEFORE.stream()
                .filter(days -> !from(due, days).isAfter(now))
                .findFirst()
                .map(days -> days + "/" + due.truncatedTo(ChronoUnit.SECONDS));
    }

    private Instant from(Instant due, int days) {
        return lastDay(due)
                .minusDays(days)
                .atTime(hour, 0)
                .atZone(BusinessClock.SHANGHAI)
                .toInstant();
    }

    private static String title(Filing filing, Instant due) {
        var period =
                switch (filing.status()) {
                    case FEE_DUE -> "交纳诉讼费的期限";
                    case ADVISED -> "答复法院释明的期限";
                    default -> "补正材料的期限";
                };
        return period + "快到了，最后一日是 " + CourtTime.DAY_OF_THIS_YEAR.format(lastDay(due));
    }

    private static LocalDate lastDay(Instant due) {
        return LocalDate.ofInstant(due.minusNanos(1), BusinessClock.SHANGHAI);
    }
}
