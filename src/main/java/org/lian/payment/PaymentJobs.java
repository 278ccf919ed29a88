package org.lian.payment;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.liveness.Hands;
import org.lian.liveness.Loop;
import org.lian.liveness.Loops;
import org.lian.liveness.OutOfMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The clockwork of payment, on threads of its own so that a slow channel holds up nobody else's schedule: delivers the
 * outbox, asks the channels about orders whose notice may be lost, has receipts issued, compares the days that are over, forgets old nonces.
 * The outbox needs no channel and has threads for itself.
 */
@Component
class PaymentJobs implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(PaymentJobs.class);
    private static final Duration DELIVERY = Duration.ofMillis(300);

    private final OutboxDispatcher dispatcher;
    private final Payments payments;
    private final Orders orders;
    private final Reconciliation reconciliation;
    private final IssuedReceipts receipts;
    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final Loops loops;
    private final Duration queryAfter;
    private final Duration reconcileEvery;
    private final boolean enabled;
    private final int deliveredAtOnce;
    private @Nullable Hands outbox;
    private @Nullable ScheduledExecutorService channels;

    PaymentJobs(
            OutboxDispatcher dispatcher,
            Payments payments,
            Orders orders,
            Reconciliation reconciliation,
            IssuedReceipts receipts,
            JdbcClient jdbc,
            BusinessClock clock,
            Loops loops,
            PaymentSettings settings,
            OutboxSettings outbox) {
        this.dispatcher = dispatcher;
        this.payments = payments;
        this.orders = orders;
        this.reconciliation = reconciliation;
        this.receipts = receipts;
        this.jdbc = jdbc;
        this.clock = clock;
        this.loops = loops;
        this.queryAfter = settings.queryAfter();
        this.reconcileEvery = settings.reconcileEvery();
        this.enabled = settings.jobs();
        this.deliveredAtOnce = outbox.atOnce();
    }

    /** Asks about every order whose turn it is; one silent channel does not stop the others. */
    void queryDue() {
        var now = clock.database();
        for (var order : orders.takeDue(now, Math.max(1, queryAfter.toSeconds()))) {
            try {
                payments.query(order);
            } catch (PaymentGateway.ChannelSilent e) {
                log.warn("The channel of order {} does not answer, it is asked again later", order.orderNo(), e);
            }
        }
    }

    void forgetOldNonces() {
        // Long past the freshness of any notice that could use one again.
        jdbc.sql("delete from payment_nonce where seen_at < ?")
                .param(CourtTime.column(clock.database().minus(Duration.ofDays(2))))
                .update();
    }

    @Override
    public synchronized void start() {
        if (!enabled || outbox != null) {
            return;
        }
        loops.started(Loop.OUTBOX);
        outbox = new Hands(
                "outbox", deliveredAtOnce, DELIVERY, dispatcher::deliverOne, () -> loops.cameRound(Loop.OUTBOX));
        var asking = threads(2, "payment-jobs");
        channels = asking;
        repeat(asking, this::queryDue, Duration.ofSeconds(1));
        repeat(asking, receipts::workDue, Duration.ofSeconds(1));
        repeat(asking, this::forgetOldNonces, Duration.ofHours(1));
        repeat(asking, reconciliation::runDue, reconcileEvery);
    }

    private static ScheduledExecutorService threads(int number, String name) {
        return Executors.newScheduledThreadPool(number, task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The job reports its own failures and runs until shutdown.
    private static void repeat(ScheduledExecutorService pool, Runnable job, Duration pause) {
        pool.scheduleWithFixedDelay(
                () -> {
                    try {
                        job.run();
                    } catch (Throwable e) {
                        // An executor drops for good what throws.
                        OutOfMemory.endIfBehind(e);
                        log.warn("A payment job failed and runs again", e);
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (outbox != null) {
            outbox.close();
        }
        end(channels);
        outbox = null;
        channels = null;
    }

    private static void end(@Nullable ScheduledExecutorService pool) {
        if (pool == null) {
            return;
        }
        pool.shutdownNow();
        try {
            pool.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return outbox != null;
    }
}
