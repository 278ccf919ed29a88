package org.lian;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.camunda.bpm.admin.impl.web.bootstrap.AdminContainerBootstrap;
import org.camunda.bpm.cockpit.impl.web.bootstrap.CockpitContainerBootstrap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.tasklist.impl.web.bootstrap.TasklistContainerBootstrap;
import org.camunda.bpm.welcome.impl.web.bootstrap.WelcomeContainerBootstrap;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.web.context.WebApplicationContext;

/**
 * Lets the court of the test class work and the other courts of this JVM rest. Camunda's webapps are one of a kind in a
 * JVM, find their engine by its name and end with any court that closes; and the clock is moved for all engines at once.
 */
public final class CourtInTurn implements TestExecutionListener {
    private static final List<ServletContextListener> WEBAPPS = List.of(
            new CockpitContainerBootstrap(),
            new TasklistContainerBootstrap(),
            new AdminContainerBootstrap(),
            new WelcomeContainerBootstrap());

    static {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(50));
    }

    @Override
    public void beforeTestClass(TestContext test) {
        var court = (WebApplicationContext) test.getApplicationContext();
        var engine = court.getBean(ProcessEngine.class);
        ProcessEngines.registerProcessEngine(engine);
        var opening = new ServletContextEvent(court.getServletContext());
        WEBAPPS.forEach(webapp -> webapp.contextInitialized(opening));
        jobs(engine).start();
    }

    @Override
    public void afterTestClass(TestContext test) {
        if (!test.hasApplicationContext()) {
            return;
        }
        jobs(test.getApplicationContext().getBean(ProcessEngine.class)).shutdown();
        if (AnnotatedElementUtils.hasAnnotation(test.getTestClass(), OwnCourt.class)) {
            test.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
        }
    }

    private static JobExecutor jobs(ProcessEngine engine) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }
}
