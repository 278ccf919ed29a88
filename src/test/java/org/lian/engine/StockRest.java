package org.lian.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.container.RuntimeContainerDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.lian.web.QuietBrowser;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The positive control over HTTP: the engine's own REST resources, the same that the webapps serve below
 * /camunda/api/engine, on a stock engine with nothing in front.
 */
class StockRest implements AutoCloseable {
    static final String NAME = "stockrest";
    static final String API = "/engine/" + NAME;

    final ProcessEngine engine;
    private final WebServer server;

    StockRest(String courtUrl, String dataFolder) throws Exception {
        var password = Files.readString(Path.of(dataFolder, "keys", "postgres-superuser"));
        JdbcClient.create(new DriverManagerDataSource(courtUrl, "postgres", password))
                .sql("create database " + NAME)
                .update();
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName(NAME);
        configuration.setDataSource(
                new DriverManagerDataSource(courtUrl.replaceFirst("/\\w+\\?", "/" + NAME + "?"), "postgres", password));
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setJobExecutorActivate(false);
        engine = configuration.buildProcessEngine();
        RuntimeContainerDelegate.INSTANCE.get().registerProcessEngine(engine);

        var resources = new ResourceConfig();
        resources.registerClasses(CamundaRestResources.getResourceClasses());
        resources.registerClasses(CamundaRestResources.getConfigurationClasses());
        var factory = new TomcatServletWebServerFactory(0);
        server = factory.getWebServer(context ->
                context.addServlet("rest", new ServletContainer(resources)).addMapping("/*"));
        server.start();
    }

    QuietBrowser visitor() {
        return QuietBrowser.stranger(server.getPort());
    }

    /** A waiting task of a fresh instance. */
    Waiting waiting() {
        engine.getRepositoryService()
                .createDeployment()
                .addString("held.bpmn", Models.user("held"))
                .deploy();
        var instance = engine.getRuntimeService()
                .startProcessInstanceByKey("held", Map.of("courtCode", "京0199", "dueAt", new java.util.Date()));
        var task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult();
        return new Waiting(task.getId(), instance.getId());
    }

    /** What an attack aims at. */
    record Waiting(String task, String instance) {}

    @Override
    public void close() {
        server.stop();
        RuntimeContainerDelegate.INSTANCE.get().unregisterProcessEngine(engine);
        engine.close();
    }
}
