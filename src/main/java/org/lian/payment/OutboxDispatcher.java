package org.lian.payment;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The delivery of the outbox. What the listeners do and the mark "delivered" commit together, so that a crash repeats
 * both or neither; a failure rolls both back and is put off, longer each time.
 */
@Component
class OutboxDispatcher {
    private static final Logger log = LoggerFactory.getLogger(OutboxDispatcher.class);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Outbox outbox;
    private final Bookkeeping books;
    private final ObjectProvider<FeePaidListener> feeListeners;
    private final ObjectProvider<RefundSettledListener> refundListeners;
    private final TransactionTemplate transaction;
    private final Duration firstDelay;
    private final int mostAttempts;
    private final int mostAttemptsWhenNothingWaits;
    /** The messages that this node has in hand, until each is delivered or put off. */
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();

    OutboxDispatcher(
            Outbox outbox,
            Bookkeeping books,
            ObjectProvider<FeePaidListener> feeListeners,
            ObjectProvider<RefundSettledListener> refundListeners,
            PlatformTransactionManager transactions,
            OutboxSettings settings) {
        this.outbox = outbox;
        this.books = books;
        this.feeListeners = feeListeners;
        this.refundListeners = refundListeners;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.firstDelay = settings.firstDelay();
        this.mostAttempts = settings.mostAttempts();
        this.mostAttemptsWhenNothingWaits = settings.mostAttemptsNothingWaits();
    }

    /**
     * Delivers the message that waits longest; false where none is due. Those of one aggregate go one after the other,
     * also where many deliver at once: the later ones are not taken while an earlier one is not delivered.
     *
     * @param begins told when one was taken
     */
    boolean deliverOne(Runnable begins) {
        if (feeListeners.stream().findAny().isEmpty()) {
            return false;
        }
        var current = new AtomicReference<Outbox.Taken>();
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                var taken = take();
                if (taken.isEmpty()) {
                    return false;
                }
                current.set(taken.get());
                begins.run();
                deliver(taken.get());
                outbox.delivered(taken.get());
                return true;
            }));
        } catch (RuntimeException | StackOverflowError e) {
            var taken = current.get();
            if (taken == null) {
                throw e;
            }
            failed(taken, e);
            return true;
        } finally {
            var taken = current.get();
            if (taken != null) {
                busy.remove(taken.id());
            }
        }
    }

    /** One of this node takes at a time: what failed is nobody's before it is put off. */
    private synchronized Optional<Outbox.Taken> take() {
        var taken = outbox.take(busy);
        taken.ifPresent(one -> busy.add(one.id()));
        return taken;
    }

    private void deliver(Outbox.Taken taken) {
        switch (taken.topic()) {
            case Outbox.FEE_PAID -> feeListeners.orderedStream().forEach(listener -> listener.feePaid(taken.paid()));
            case Outbox.REFUND_SETTLED ->
                refundListeners.orderedStream().forEach(listener -> listener.refundSettled(taken.settled()));
            default -> throw new IllegalStateException("No listener for " + taken.topic());
        }
    }

    private void failed(Outbox.Taken taken, Throwable failure) {
        var attempts = taken.attempts() + 1;
        var nothingWaits = failure instanceof NothingWaits;
        // The kind of failure alone: a message could carry what people wrote.
        var error = failure.getClass().getSimpleName();
        if (attempts < (nothingWaits ? mostAttemptsWhenNothingWaits : mostAttempts)) {
            var delay = delay(attempts);
            log.warn("Message {} was not delivered, attempt {}, again in {}", taken.id(), attempts, delay, failure);
            transaction.executeWithoutResult(status -> outbox.putOff(taken, delay, error));
            return;
        }
        log.error("Message {} is given up after {} attempts", taken.id(), attempts, failure);
        books.together(() -> {
            if (outbox.giveUp(taken, error) && nothingWaits) {
                books.nothingWaits(taken.paid());
            }
            return attempts;
        });
    }

    private Duration delay(int attempts) {
        var delay = firstDelay.multipliedBy(1L << Math.min(attempts - 1, 20));
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
