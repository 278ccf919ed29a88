package org.lian.filing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.identity.Accounts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The making of filings from the rows of batches, one transaction each. A refusal is the row's result; a fault is
 * logged and the row comes again after a pause that grows to an hour.
 */
@Component
public class BatchWork {
    private static final Logger log = LoggerFactory.getLogger(BatchWork.class);
    /** How long the request that brings a batch works on it. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How long the rest is worked on at a time: the other clocks of the program share the threads. */
    private static final Duration TURN = Duration.ofSeconds(2);

    private static final int LONGEST_PAUSE_SECONDS = 3_600;
    private static final int MOST_DOUBLINGS = 12;

    private final BatchStore store;
    private final Filings filings;
    private final Accounts accounts;
    private final BusinessClock clock;
    private final TransactionTemplate together;
    /** What is refused in it is taken back, and nothing else. */
    private final TransactionTemplate apart;

    BatchWork(
            BatchStore store,
            Filings filings,
            Accounts accounts,
            BusinessClock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.filings = filings;
        this.accounts = accounts;
        this.clock = clock;
        this.together = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
    }

    /** Works on a batch that has just come, for ten seconds; the rest goes on by itself. */
    public void begin(Actor actor, String key) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            // The rows are not committed yet: the request is one that is answered once under its Idempotency-Key.
            return;
        }
        work(actor.accountId(), key, PATIENCE);
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT5S")
    void goOn() {
        work(null, null, TURN);
    }

    private void work(@Nullable String account, @Nullable String key, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            if (!one(account, key)) {
                return;
            }
        }
    }

    /** Whether there was a row. */
    private boolean one(@Nullable String account, @Nullable String key) {
        var taken = new AtomicReference<BatchStore.Waiting>();
        try {
            return Boolean.TRUE.equals(together.execute(status -> {
                var next = store.next(clock.now(), account, key);
                next.ifPresent(row -> {
                    taken.set(row);
                    store.done(row, result(row));
                });
                return next.isPresent();
            }));
        } catch (RuntimeException fault) {
            var row = taken.get();
            if (row == null) {
                throw fault;
            }
            log.error("Row {} of a batch was not made a filing; it comes again", row.number(), fault);
            together.executeWithoutResult(status -> store.postpone(row, again(row)));
            return true;
        }
    }

    /** The draft by itself, then its submission: what keeps it from being submitted does not take it away. */
    private Batches.Row result(BatchStore.Waiting row) {
        var draft = Objects.requireNonNull(row.wish().draft());
        var submission = row.wish().submission();
        Actor actor;
        FilingId filing;
        try {
            actor = accounts.actorOf(row.username());
            filing = Objects.requireNonNull(
                    apart.execute(status -> filings.create(actor, draft).id()));
        } catch (Refusal refusal) {
            return new Batches.Row(row.number(), Batches.State.REJECTED, null, null, faults(refusal));
        }
        if (submission == null) {
            return new Batches.Row(row.number(), Batches.State.DRAFT, filing, null, List.of());
        }
        try {
            var receipt = Objects.requireNonNull(apart.execute(status -> filings.submit(actor, filing, submission)));
            return new Batches.Row(row.number(), Batches.State.SUBMITTED, filing, receipt.number(), List.of());
        } catch (Refusal refusal) {
            return new Batches.Row(row.number(), Batches.State.DRAFT, filing, null, faults(refusal));
        }
    }

    private static List<Refusal.Fault> faults(Refusal refusal) {
        return refusal.faults().isEmpty()
                ? List.of(new Refusal.Fault("filing", refusal.kind().name(), refusal.detail()))
                : refusal.faults();
    }

    private Instant again(BatchStore.Waiting row) {
        return clock.now().plusSeconds(Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(MOST_DOUBLINGS, row.attempts())));
    }
}
