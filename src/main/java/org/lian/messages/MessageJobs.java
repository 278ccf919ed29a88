package org.lian.messages;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lian.liveness.OutOfMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The sending of messages on a thread of its own: a slow gateway holds up nothing else, and readiness does not hang on
 * it.
 */
@Component
class MessageJobs implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(MessageJobs.class);

    private final MessageDispatcher dispatcher;
    private final Duration every;
    private final boolean enabled;
    private @Nullable ScheduledExecutorService sending;

    MessageJobs(MessageDispatcher dispatcher, MessageSettings settings) {
        this.dispatcher = dispatcher;
        this.every = settings.every();
        this.enabled = settings.jobs();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The job reports its own failures and runs until shutdown.
    public synchronized void start() {
        if (!enabled || sending != null) {
            return;
        }
        var thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var made = new Thread(task, "messages");
            made.setDaemon(true);
            return made;
        });
        sending = thread;
        thread.scheduleWithFixedDelay(this::round, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            dispatcher.sendDue();
        } catch (Throwable e) {
            // An executor drops for good what throws.
            OutOfMemory.endIfBehind(e);
            log.warn("Messages were not sent and are tried again", e);
        }
    }

    @Override
    public synchronized void stop() {
        if (sending == null) {
            return;
        }
        sending.shutdownNow();
        try {
            sending.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sending = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return sending != null;
    }
}
