package org.lian.engine;

import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionStrategy;
import org.camunda.bpm.engine.impl.jobexecutor.SequentialJobAcquisitionRunnable;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.lian.liveness.Loop;
import org.lian.liveness.Loops;
import org.lian.liveness.OutOfMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job executor, whose acquisition tells each time that it came round and survives what it meets. The stock one's
 * thread ends silently with the first Error.
 */
class WatchedJobExecutor extends SpringJobExecutor {
    private static final Logger log = LoggerFactory.getLogger(WatchedJobExecutor.class);

    private final Loops loops;

    WatchedJobExecutor(Loops loops) {
        this.loops = loops;
    }

    @Override
    protected void ensureInitialization() {
        super.ensureInitialization();
        acquireJobsRunnable = new Acquisition();
        loops.started(Loop.ENGINE);
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
