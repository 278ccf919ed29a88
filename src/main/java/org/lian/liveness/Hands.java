package org.lian.liveness;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hands that work one queue off. Every so often one looks whether something waits; each that took something calls
 * another before it begins, until all are at work, and goes when nothing is left. One that is held up holds up nobody
 * else. Which two may not be worked on at once is the queue's matter.
 */
public final class Hands implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Hands.class);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    /** The queue, which gives out what is next. */
    @FunctionalInterface
    public interface Queue {
        /**
         * Takes what is next and works on it; false where nothing waits.
         *
         * @param taken to be run when something was taken, before the work on it begins
         */
        boolean workOne(Runnable taken);
    }

    private final String name;
    private final Queue queue;
    private final Runnable cameRound;
    private final Semaphore places;
    private final ScheduledExecutorService looking;
    private final ExecutorService working;
    /** In which round each that is at work last took something. */
    private final Map<Thread, Long> moved = new ConcurrentHashMap<>();

    private volatile long round;

    /**
     * @param most how many work at once
     * @param every pause between two looks
     * @param cameRound told when all that are at work went on since it was told last
     */
    public Hands(String name, int most, Duration every, Queue queue, Runnable cameRound) {
        this.name = name;
        this.queue = queue;
        this.cameRound = cameRound;
        this.places = new Semaphore(most);
        this.looking = Executors.newSingleThreadScheduledExecutor(threads(name + "-clock"));
        this.working = Executors.newFixedThreadPool(most, threads(name));
        begin(every);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Looking fails by nothing and goes on until it is closed.
    private void begin(Duration every) {
        looking.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ThreadFactory threads(String name) {
        return task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private void look() {
        var now = round;
        if (moved.values().stream().allMatch(last -> last == now)) {
            round = now + 1;
            cameRound.run();
        }
        callAnother();
    }

    private void callAnother() {
        if (!places.tryAcquire()) {
            return;
        }
        try {
            working.execute(this::work);
        } catch (RejectedExecutionException closed) {
            places.release();
        }
    }

    private void work() {
        var self = Thread.currentThread();
        try {
            do {
                moved.put(self, round);
            } while (!self.isInterrupted() && queue.workOne(this::callAnother));
        } catch (Throwable e) {
            // The next look begins anew with what is left.
            OutOfMemory.endIfBehind(e);
            log.warn("What waits in {} was not worked on and is tried again", name, e);
        } finally {
            moved.remove(self);
            places.release();
        }
    }

    /** Ends what is at work, and waits a little for it. */
    @Override
    public void close() {
        looking.shutdownNow();
        working.shutdownNow();
        try {
            working.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
