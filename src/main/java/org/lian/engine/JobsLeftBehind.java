package org.lian.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 节点退出时没有做完的任务: a job that ends its node is found again by the next when its lock expires, and takes node after
 * node. A job that comes with another node's expired lock is counted while it runs; left for the third time it becomes
 * an incident instead. Ordinary jobs cost nothing.
 */
@Component
class JobsLeftBehind {
    static final int MOST = 3;
    static final String WORDS = "三次执行中节点退出，或者超过锁定时间没有做完，不再自动执行。请先查明原因（多半是这一步用尽了内存），改正以后在这里增加重试次数";

    /** The revision of a job that nobody has locked yet; the engine tells no more of one that it acquires. */
    private static final int NEW = 1;

    private static final Logger log = LoggerFactory.getLogger(JobsLeftBehind.class);

    private final JdbcClient jdbc;
    private final Set<String> found = ConcurrentHashMap.newKeySet();

    JobsLeftBehind(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sees a job about to be locked by {@code owner}, while it still has the lock that it had. */
    void acquiring(AcquirableJobEntity job, String owner) {
        // What this node itself has locked too long ago is still running here.
        if (job.getRevision() > NEW
                && jdbc.sql("select lock_owner_ from act_ru_job where id_ = ? and lock_owner_ <> ?")
                        .params(job.getId(), owner)
                        .query(String.class)
                        .optional()
                        .isPresent()) {
            found.add(job.getId());
        }
    }

    /** Runs the job, counted when it was left behind; one that was left too often becomes an incident instead. */
    void run(String job, ProcessEngineConfigurationImpl engine, Runnable execution) {
        if (!found.remove(job)) {
            execution.run();
            return;
        }
        // The first time was seen by its lock alone.
        var left = begin(job);
        try {
            if (left >= MOST) {
                giveUp(job, engine);
            } else {
                log.warn("Job {} was left behind {} times by nodes that ended; it is tried again", job, left);
                execution.run();
            }
        } finally {
            end(job);
        }
    }

    private int begin(String job) {
        return jdbc.sql("""
                        insert into job_left_behind (job_id, times) values (?, 1)
                        on conflict (job_id) do update set times = job_left_behind.times + 1 returning times""").param(job).query(Integer.class).single();
    }

    /** Ended or failed: either way it left its node alive. */
    private void end(String job) {
        jdbc.sql("""
                        delete from job_left_behind kept where job_id = ?
                          or not exists (select 1 from act_ru_job where id_ = kept.job_id)""").param(job).update();
    }

    private static void giveUp(String id, ProcessEngineConfigurationImpl engine) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            var job = context.getJobManager().findJobById(id);
            if (job != null) {
                job.setExceptionMessage(WORDS);
                job.setRetries(0);
                job.unlock();
                log.error("Job {} was left behind by {} nodes that ended; it is not tried again", id, MOST);
            }
            return id;
        });
    }
}
