package org.lian.workbench;

import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.lian.engine.CannotMove;
import org.lian.vocabulary.Refusal;
import org.lian.workbench.MoveStore.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The work that trials and moves want, on a thread of its own; after a crash any node goes on where the last stopped.
 */
@Component
class MoveWork {
    private static final Logger log = LoggerFactory.getLogger(MoveWork.class);
    private static final int ATTEMPTS = 3;

    private final MoveStore moves;
    private final MoveSteps steps;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            0,
            1,
            1,
            TimeUnit.MINUTES,
            new SynchronousQueue<>(),
            task -> {
                var named = new Thread(task, "diagram-move");
                named.setDaemon(true);
                return named;
            },
            // It works already.
            new DiscardPolicy());

    MoveWork(MoveStore moves, MoveSteps steps) {
        this.moves = moves;
        this.steps = steps;
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT5S")
    void begin() {
        if (!moves.running().isEmpty()) {
            thread.execute(this::work);
        }
    }

    /** All that waits, until it is done or stopped. */
    void work() {
        for (var id : moves.running()) {
            try {
                while (steps.tryPage(id) || moveSome(id)) {
                    if (Thread.currentThread().isInterrupted()) {
                        return;
                    }
                }
            } catch (RuntimeException fault) {
                log.error("Diagram move {} halts; it goes on by itself", id, fault);
            }
        }
    }

    private boolean moveSome(UUID id) {
        var batch = steps.next(id);
        if (batch.isEmpty()) {
            return false;
        }
        if (batch.size() > 1 && moved(id, batch)) {
            return true;
        }
        batch.forEach(one -> moveAlone(id, one));
        return true;
    }

    private boolean moved(UUID id, List<Waiting> batch) {
        try {
            steps.move(id, batch);
            return true;
        } catch (RuntimeException oneOfThem) {
            log.info("A batch of diagram move {} goes on one by one: {}", id, oneOfThem.getMessage());
            return false;
        }
    }

    private void moveAlone(UUID id, Waiting one) {
        for (var attempt = 1; ; attempt++) {
            try {
                steps.move(id, List.of(one));
                return;
            } catch (CannotMove no) {
                if (!no.isPassing() || attempt == ATTEMPTS) {
                    steps.leave(id, one, no.reason());
                    return;
                }
            } catch (ConcurrencyFailureException | DuplicateKeyException busy) {
                // Somebody wrote into the filing's journal at the same moment.
                if (attempt == ATTEMPTS) {
                    throw busy;
                }
            } catch (Refusal noFiling) {
                steps.leave(id, one, noFiling.detail());
                return;
            }
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
