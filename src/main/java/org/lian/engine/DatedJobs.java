package org.lian.engine;

import java.sql.Timestamp;
import java.time.Duration;
import org.lian.clock.BusinessClock;
import org.lian.clock.ClockMoved;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The dates of jobs, kept such that none sleeps for ever. The next step of a filing is due when the one before ended:
 * under a clock that went back (the demo's) that moment, and a lock taken then, would lie in the future; a node of the
 * release before writes no date at all. Timers keep theirs.
 */
@Component
class DatedJobs {
    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final Duration jobLock;

    DatedJobs(JdbcClient jdbc, BusinessClock clock, EngineSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.jobLock = settings.engine().jobLock();
    }

    @Scheduled(fixedDelayString = "PT1M")
    void dateless() {
        jdbc.sql("update act_ru_job set duedate_ = :now where duedate_ is null")
                .param("now", Timestamp.from(clock.now()))
                .update();
    }

    @EventListener({ApplicationStartedEvent.class, ClockMoved.class})
    void clockWentBack() {
        var now = clock.now();
        // What failed waits for its retry.
        var later = now.plus(HardenedEngine.LONGEST_RETRY);
        jdbc.sql("""
                        update act_ru_job set duedate_ = :now
                        where type_ = 'message'
                          and (duedate_ > :later or (duedate_ > :now and exception_stack_id_ is null))""")
                .param("now", Timestamp.from(now))
                .param("later", Timestamp.from(later))
                .update();
        jdbc.sql("update act_ru_job set lock_owner_ = null, lock_exp_time_ = null where lock_exp_time_ > :later")
                .param("later", Timestamp.from(later.plus(jobLock)))
                .update();
    }
}
