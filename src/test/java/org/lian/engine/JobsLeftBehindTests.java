package org.lian.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.clock.BusinessClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** 节点退出时没有做完的任务: tried again with care, and not for ever. */
@OwnCourt
@Tag("thorough")
class JobsLeftBehindTests {
    @Autowired
    ProcessEngine engine;

    @Autowired
    JobExecutor executor;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    /** How often the job was left behind, as it stands committed while the job runs. */
    private final List<Integer> seen = Collections.synchronizedList(new ArrayList<>());

    private boolean fails;

    @BeforeEach
    void handler() {
        var handler = new Looking();
        configuration().getJobHandlers().put(handler.getType(), handler);
        jdbc.sql("delete from job_left_behind").update();
    }

    @Test
    @DisplayName("一般的任务、自己还锁着的任务不记；别的节点留下的，做的时候已经记下，做完、失败都消去")
    void counted() {
        var ordinary = job(null);
        await().until(() -> isGone(ordinary));
        assertThat(seen).containsExactly(0);

        var own = job(executor.getLockOwner());
        await().until(() -> isGone(own));
        assertThat(seen).containsExactly(0, 0);

        var left = job("a node that ended");
        await().until(() -> isGone(left));
        assertThat(seen).containsExactly(0, 0, 1);
        await().until(() -> times(left) == 0);

        fails = true;
        var failing = job("a node that ended");
        await().until(() ->
                management.createJobQuery().jobId(failing).singleResult().getExceptionMessage() != null);
        await().until(() -> times(failing) == 0);
        // Its next attempt may be running.
        await().ignoreExceptions().until(() -> {
            management.deleteJob(failing);
            return true;
        });
    }

    @Test
    @DisplayName("三个节点都在做它的时候退出了：不再做，异常写明原因；改正后给它重试次数，重新算起")
    void givenUp() {
        executor.shutdown();
        var job = job("the third node that ended");
        jdbc.sql("insert into job_left_behind values (?, 2), ('long gone', 1)")
                .param(job)
                .update();
        executor.start();

        await().atMost(Duration.ofSeconds(20)).until(() -> incident(job) != null);
        assertThat(incident(job).getIncidentMessage()).startsWith("三次执行中节点退出").contains("增加重试次数");
        assertThat(management.createJobQuery().jobId(job).singleResult().getRetries())
                .isZero();
        assertThat(seen).isEmpty();
        await().until(() -> jdbc.sql("select count(*) from job_left_behind")
                        .query(Long.class)
                        .single()
                == 0);

        management.setJobRetries(job, 1);
        await().until(() -> isGone(job));
        assertThat(seen).containsExactly(0);
    }

    @Test
    @DisplayName("第二个、第三个节点接过去照样再做一次，不冤枉凑巧一起留下的任务")
    void triedAgain() {
        executor.shutdown();
        var job = job("the second node that ended");
        jdbc.sql("insert into job_left_behind values (?, 1)").param(job).update();
        executor.start();

        await().until(() -> isGone(job));
        assertThat(seen).containsExactly(2);
    }

    /** A job that is due, with the expired lock of an owner; null for one that nobody has had yet. */
    private String job(@Nullable String owner) {
        return new TransactionTemplate(transactions).execute(status -> {
            var id = configuration().getCommandExecutorTxRequired().execute(context -> {
                var message = new MessageEntity();
                message.setJobHandlerType("looking");
                message.setDuedate(Date.from(clock.now()));
                context.getJobManager().insertJob(message);
                return message.getId();
            });
            if (owner != null) {
                jdbc.sql("""
                                update act_ru_job set rev_ = 2, lock_owner_ = ?,
                                  lock_exp_time_ = duedate_ - interval '1 minute' where id_ = ?""").params(owner, id).update();
            }
            return id;
        });
    }

    private Incident incident(String job) {
        return runtime.createIncidentQuery().configuration(job).singleResult();
    }

    private boolean isGone(String job) {
        return management.createJobQuery().jobId(job).count() == 0;
    }

    private int times(String job) {
        return jdbc.sql("select coalesce(sum(times), 0) from job_left_behind where job_id = ?")
                .param(job)
                .query(Integer.class)
                .single();
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /** Looks from outside its own transaction. */
    private class Looking implements JobHandler<JobHandlerConfiguration> {
        @Override
        public String getType() {
            return "looking";
        }

        @Override
        public void execute(
                JobHandlerConfiguration configuration,
                ExecutionEntity execution,
                CommandContext context,
                String tenant) {
            var outside = new TransactionTemplate(transactions);
            outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            seen.add(outside.execute(status -> times(context.getCurrentJob().getId())));
            if (fails) {
                throw new IllegalStateException("broken on purpose");
            }
        }

        @Override
        public JobHandlerConfiguration newConfiguration(String text) {
            return () -> "";
        }

        @Override
        public void onDelete(JobHandlerConfiguration configuration, JobEntity job) {
            // Nothing of it is kept.
        }
    }
}
