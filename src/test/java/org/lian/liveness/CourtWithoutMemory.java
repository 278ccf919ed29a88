package org.lian.liveness;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What a court in a process of its own is given so that its memory runs out where a request says. */
@Configuration(proxyBeanMethods = false)
public class CourtWithoutMemory implements WebMvcConfigurer {
    private final ObjectProvider<ProcessEngine> engine;
    private final ObjectProvider<TaskScheduler> scheduler;

    CourtWithoutMemory(ObjectProvider<ProcessEngine> engine, ObjectProvider<TaskScheduler> scheduler) {
        this.engine = engine;
        this.scheduler = scheduler;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                runOut(String.valueOf(request.getParameter("memory")));
                return true;
            }
        });
    }

    private void runOut(String where) {
        switch (where) {
            case "request" -> hoard();
            case "thread" -> new Thread(CourtWithoutMemory::hoard).start();
            case "schedule" -> scheduler.getObject().schedule(CourtWithoutMemory::hoard, Instant.now());
            case "job" -> job();
            default -> {
                // Somebody else's request.
            }
        }
    }

    /** More at once than this court has in all. */
    private static void hoard() {
        System.out.println(new long[Integer.MAX_VALUE - 8].length);
    }

    /** Before the first job is looked for: a court that is started again finds the job of the one that ended. */
    @EventListener(ContextRefreshedEvent.class)
    void handler() {
        var handler = new Hoarding();
        configuration().getJobHandlers().put(handler.getType(), handler);
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
    }

    private void job() {
        configuration().getCommandExecutorTxRequired().execute(context -> {
            var message = new MessageEntity();
            message.setJobHandlerType(Hoarding.TYPE);
            message.setDuedate(new Date());
            context.getJobManager().send(message);
            return null;
        });
    }

    private static class Hoarding implements JobHandler<JobHandlerConfiguration> {
        static final String TYPE = "hoarding";

        @Override
        public String getType() {
            return TYPE;
        }

        @Override
        public void execute(
                JobHandlerConfiguration configuration,
                ExecutionEntity execution,
                CommandContext context,
                String tenant) {
            hoard();
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

    /** How such a court is started. */
    static List<String> arguments(int port, String folder, String binaries) {
        return List.of(
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.timezone=Asia/Shanghai",
                "-Dfile.encoding=UTF-8",
                "org.lian.LianApplication",
                "--spring.main.sources=" + CourtWithoutMemory.class.getName(),
                "--server.port=" + port,
                "--lian.data-dir=" + folder,
                "--lian.engine.job-lock=3s",
                "--lian.postgres-binaries=" + binaries);
    }
}
