package org.lian.rules;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lian.engine.DecisionAllowance;
import org.lian.transaction.OncePerTransaction;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/**
 * The processor's time that all decisions of one filing take together: within a minute where the filing is known, within
 * a transaction where it is not yet one. Whose tables ask more goes to a person, and everybody else is served meanwhile.
 */
@Component
class DecisionTime {
    static final Duration MOST = Duration.ofSeconds(2);

    private static final long WINDOW = Duration.ofMinutes(1).toNanos();
    private static final int MANY = 10_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final ConcurrentHashMap<FilingId, Spent> byFiling = new ConcurrentHashMap<>();
    private final OncePerTransaction<String, AtomicLong> byTransaction = new OncePerTransaction<>();
    private final LongSupplier now;
    private final LongSupplier processor;

    DecisionTime() {
        this(System::nanoTime, THREADS::getCurrentThreadCpuTime);
    }

    DecisionTime(LongSupplier now, LongSupplier processor) {
        this.now = now;
        this.processor = processor;
    }

    /** The answer, or {@code exhausted} where the decisions before it took all. */
    <T> T spend(@Nullable FilingId filing, Supplier<T> evaluation, Supplier<T> exhausted) {
        var spent = filing == null ? byTransaction.get("all", all -> new AtomicLong()) : of(filing);
        var left = MOST.minusNanos(spent.get());
        if (left.isNegative() || left.isZero()) {
            return exhausted.get();
        }
        var before = processor.getAsLong();
        try {
            return DecisionAllowance.within(left, evaluation);
        } finally {
            spent.addAndGet(processor.getAsLong() - before);
        }
    }

    /** Begins again: the table that took it all is asked no more once a person has answered for it. */
    void anew(FilingId filing) {
        byFiling.remove(filing);
    }

    private AtomicLong of(FilingId filing) {
        if (byFiling.size() >= MANY) {
            byFiling.values().removeIf(this::isOver);
        }
        return byFiling.compute(
                        filing, (id, known) -> known == null || isOver(known) ? new Spent(now.getAsLong()) : known)
                .nanos;
    }

    private boolean isOver(Spent spent) {
        return now.getAsLong() - spent.since > WINDOW;
    }

    /** The time that a filing took since its minute began. */
    private static final class Spent {
        private final long since;
        private final AtomicLong nanos = new AtomicLong();

        Spent(long since) {
            this.since = since;
        }
    }
}
