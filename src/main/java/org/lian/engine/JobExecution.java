package org.lian.engine;

import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultJobConfiguration.JobConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.lian.liveness.Loops;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;

/** The watched job executor, put in the place of the starter's with the same settings. */
@Configuration(proxyBeanMethods = false)
class JobExecution {
    @Bean
    JobExecutor jobExecutor(
            @Qualifier(JobConfiguration.CAMUNDA_TASK_EXECUTOR_QUALIFIER) TaskExecutor threads,
            CamundaBpmProperties settings,
            Loops loops,
            JobsLeftBehind leftBehind) {
        var watched = new WatchedJobExecutor(loops, leftBehind);
        BeanUtils.copyProperties(JobConfiguration.jobExecutor(threads, settings), watched);
        return watched;
    }
}
