package org.lian.liveness;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/**
 * The scheduler's answer to work that throws, which is logged and comes round again; where memory ran out the node
 * ends.
 */
@Component
class ScheduledRounds implements ThreadPoolTaskSchedulerCustomizer {
    private static final Logger log = LoggerFactory.getLogger(ScheduledRounds.class);

    @Override
    public void customize(ThreadPoolTaskScheduler scheduler) {
        scheduler.setErrorHandler(failure -> {
            OutOfMemory.endIfBehind(failure);
            log.error("Scheduled work failed and comes round again", failure);
        });
    }
}
