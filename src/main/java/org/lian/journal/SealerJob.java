package org.lian.journal;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lian.liveness.Loop;
import org.lian.liveness.Loops;
import org.lian.liveness.OutOfMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Each second: seals what was committed and writes out the blocks. Every node may; one at a time does. */
@Component
class SealerJob implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SealerJob.class);

    private final Sealer sealer;
    private final BlockExport export;
    private final Loops loops;
    private final boolean enabled;
    private @Nullable ScheduledExecutorService thread;
    private @Nullable String lastFailure;

    SealerJob(Sealer sealer, BlockExport export, Loops loops, JournalSettings settings) {
        this.sealer = sealer;
        this.export = export;
        this.loops = loops;
        this.enabled = settings.sealer();
    }

    void run() {
        try {
            sealer.seal();
            export.export();
            lastFailure = null;
        } catch (Throwable e) {
            // An executor drops for good what throws: the next round must come, whatever this one met.
            OutOfMemory.endIfBehind(e);
            // Once, not each second.
            var failure = String.valueOf(e);
            if (!failure.equals(lastFailure)) {
                log.error("The journal could not be sealed and written out, it is tried again", e);
                lastFailure = failure;
            }
        } finally {
            loops.cameRound(Loop.SEALER);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The job reports its own failures and runs until shutdown.
    public synchronized void start() {
        if (!enabled || thread != null) {
            return;
        }
        var pool = Executors.newSingleThreadScheduledExecutor(task -> {
            var named = new Thread(task, "journal-sealer");
            named.setDaemon(true);
            return named;
        });
        thread = pool;
        loops.started(Loop.SEALER);
        loops.started(Loop.BLOCKS);
        pool.scheduleWithFixedDelay(this::run, 0, 1, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void stop() {
        var pool = thread;
        thread = null;
        if (pool == null) {
            return;
        }
        pool.shutdown();
        try {
            if (!pool.awaitTermination(5, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
