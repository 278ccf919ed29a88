package org.lian.liveness;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/**
 * The scheduler's answer to work that throws, which is logged and comes round again; where memory ran out the node
 * ends. What fails each second for the same reason, as while the database is away, is logged once in a while.
 */
@Component
class ScheduledRounds implements ThreadPoolTaskSchedulerCustomizer {
    private static final Logger log = LoggerFactory.getLogger(ScheduledRounds.class);
    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final int KINDS = 100;

    /** When each kind of fault was last logged, by the machine's own count. */
    private final Map<String, Long> logged = new ConcurrentHashMap<>();

    @Override
    public void customize(ThreadPoolTaskScheduler scheduler) {
        scheduler.setErrorHandler(failure -> {
            OutOfMemory.endIfBehind(failure);
            if (isNews(failure)) {
                log.error("Scheduled work failed and comes round again; the same is silent for a minute", failure);
            }
        });
    }

    private boolean isNews(Throwable failure) {
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        var kind = failure.getClass().getName() + ": " + cause.getClass().getName() + ": " + cause.getMessage();
        var now = System.nanoTime();
        if (logged.size() >= KINDS) {
            logged.clear();
        }
        var news = logged.compute(
                kind, (same, before) -> before == null || now - before > SILENCE.toNanos() ? now : before);
        return news == now;
    }
}
