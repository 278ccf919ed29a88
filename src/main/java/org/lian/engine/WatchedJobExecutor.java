package org.lian.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionStrategy;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.jobexecutor.SequentialJobAcquisitionRunnable;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.lian.liveness.Loop;
import org.lian.liveness.Loops;
import org.lian.liveness.OutOfMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job executor, whose acquisition tells each time that it came round and survives what it meets. The stock one's
 * thread ends silently with the first Error. What other nodes left behind it takes with care ({@link JobsLeftBehind}).
 */
class WatchedJobExecutor extends SpringJobExecutor {
    private static final Logger log = LoggerFactory.getLogger(WatchedJobExecutor.class);

    private final Loops loops;
    private final JobsLeftBehind leftBehind;

    WatchedJobExecutor(Loops loops, JobsLeftBehind leftBehind) {
        this.loops = loops;
        this.leftBehind = leftBehind;
    }

    @Override
    protected void ensureInitialization() {
        super.ensureInitialization();
        acquireJobsRunnable = new Acquisition();
        acquireJobsCmdFactory = Locking::new;
        loops.started(Loop.ENGINE);
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobs, ProcessEngineImpl engine) {
        return new Execution(jobs, engine);
    }

    private class Locking extends AcquireJobsCmd {
        Locking(int atMost) {
            super(WatchedJobExecutor.this, atMost);
        }

        @Override
        protected void lockJob(AcquirableJobEntity job) {
            leftBehind.acquiring(job, getLockOwner());
            super.lockJob(job);
        }
    }

    private class Execution extends ExecuteJobsRunnable {
        Execution(List<String> jobs, ProcessEngineImpl engine) {
            super(jobs, engine);
        }

        @Override
        protected void executeJob(String job, CommandExecutor commands, JobFailureCollector failures) {
            leftBehind.run(
                    job,
                    processEngine.getProcessEngineConfiguration(),
                    () -> super.executeJob(job, commands, failures));
        }
    }

    private class Acquisition extends SequentialJobAcquisitionRunnable {
        Acquisition() {
            super(WatchedJobExecutor.this);
        }

        @Override
        public synchronized void run() {
            while (!isInterrupted) {
                try {
                    super.run();
                } catch (Throwable failure) {
                    OutOfMemory.endIfBehind(failure);
                    log.error("Jobs could not be acquired, it is tried again", failure);
                    suspendAcquisition(jobExecutor.getMaxWait());
                }
            }
        }

        /** At the end of each round, whether it found work, had no room for more or failed. */
        @Override
        protected void configureNextAcquisitionCycle(JobAcquisitionContext context, JobAcquisitionStrategy strategy) {
            super.configureNextAcquisitionCycle(context, strategy);
            loops.cameRound(Loop.ENGINE);
        }
    }
}
