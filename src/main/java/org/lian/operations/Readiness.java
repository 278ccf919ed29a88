package org.lian.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.keys.CurrentKeys;
import org.lian.liveness.Loops;
import org.lian.liveness.OutOfMemory;
import org.lian.materials.MaterialStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;

/**
 * The probe that asks every few seconds whether a filing could be accepted now: the database takes a write and tells
 * the right time, the materials' folder has room, the keys are there, the virus scanner answers, the loops that carry a
 * filing on come round. Who asks gets the last answer, so that asking costs nothing and works without the database.
 */
@Component
public class Readiness implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Readiness.class);
    private static final String DATABASE = "数据库暂时不能写入";
    private static final String DATABASE_AWAY = "数据库暂时连不上";
    private static final String KEYS = "密钥文件缺失";
    private static final String SLOW = "系统检查没有按时完成";
    private static final int MISSED = 6;

    private final Outages outages;
    private final MaterialStore store;
    private final CurrentKeys keys;
    private final Loops loops;
    private final BusinessClock clock;
    private final Duration interval;
    private volatile Acceptance last = new Acceptance(false, null, List.of("系统正在启动"));
    private volatile long checkedNanos = System.nanoTime();
    private @Nullable Instant lastAccepting;
    private String missedBecause = "";
    private @Nullable ScheduledExecutorService thread;

    Readiness(
            Outages outages,
            MaterialStore store,
            CurrentKeys keys,
            Loops loops,
            BusinessClock clock,
            ReadinessSettings settings) {
        this.outages = outages;
        this.store = store;
        this.keys = keys;
        this.loops = loops;
        this.clock = clock;
        this.interval = settings.interval();
    }

    /** The last answer; a check that hangs is an answer too. */
    public Acceptance current() {
        var seen = last;
        return seen.accepting() && System.nanoTime() - checkedNanos > interval.toNanos() * MISSED
                ? new Acceptance(false, seen.since(), List.of(SLOW))
                : seen;
    }

    /** Whether the last look found no way to the database, so that asking it would only wait. */
    public boolean databaseIsAway() {
        return last.reasons().contains(DATABASE_AWAY);
    }

    /** Looks now. */
    synchronized Acceptance check() {
        var reasons = new ArrayList<>(store.troubles());
        reasons.addAll(loops.standing());
        reasons.addAll(ofDatabase(reasons.isEmpty()));
        var before = last;
        if (reasons.isEmpty()) {
            missedBecause = "";
        } else if (lastAccepting != null) {
            missedBecause = String.join("；", reasons);
        }
        if (before.accepting() != reasons.isEmpty() || before.since() == null) {
            var at = lastAccepting == null ? null : lastAccepting.plus(clock.offset());
            last = new Acceptance(reasons.isEmpty(), at, List.copyOf(reasons));
        } else {
            last = new Acceptance(before.accepting(), before.since(), List.copyOf(reasons));
        }
        tellChange(before);
        checkedNanos = System.nanoTime();
        return last;
    }

    /** Once for each change of what stands against it. */
    private void tellChange(Acceptance before) {
        if (!last.reasons().isEmpty() && !last.reasons().equals(before.reasons())) {
            log.error("Filings are not accepted: {}", last.reasons());
        } else if (last.accepting() && !before.accepting()) {
            log.info("Filings are accepted");
        }
    }

    private List<String> ofDatabase(boolean restIsWell) {
        try {
            clock.freshly();
            var trouble = clock.trouble();
            if (trouble != null) {
                outages.probe();
                return List.of(trouble);
            }
            if (!keys.missing().isEmpty()) {
                outages.probe();
                return List.of(KEYS);
            }
            if (restIsWell) {
                lastAccepting = outages.accepting(missedBecause);
            } else {
                outages.probe();
            }
            return List.of();
        } catch (CannotCreateTransactionException | CannotGetJdbcConnectionException e) {
            log.debug("The database does not answer", e);
            return List.of(DATABASE_AWAY);
        } catch (DataAccessException | TransactionException e) {
            log.debug("The database takes no write", e);
            return List.of(DATABASE);
        }
    }

    private void checkAndGoOn() {
        try {
            check();
        } catch (Throwable e) {
            OutOfMemory.endIfBehind(e);
            // The next look must come, whatever this one met; until then the answer grows stale and says so.
            log.error("Readiness could not be checked", e);
        }
    }

    @Override
    public void start() {
        var pool = Executors.newSingleThreadScheduledExecutor(task -> {
            var daemon = new Thread(task, "readiness");
            daemon.setDaemon(true);
            return daemon;
        });
        checkAndGoOn();
        pool.scheduleWithFixedDelay(
                this::checkAndGoOn, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        thread = pool;
    }

    @Override
    public void stop() {
        var pool = thread;
        if (pool != null) {
            pool.shutdownNow();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
