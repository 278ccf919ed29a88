package org.lian.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.vocabulary.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The deployment of the packaged diagrams and tables, each alone: when its key is unknown, or when the file changed and
 * the version in force is itself packaged. A version of the analysts is never replaced; the file then waits as a draft.
 */
@Component
class ModelDeployer {
    static final String SOURCE = "packaged";

    private static final Logger log = LoggerFactory.getLogger(ModelDeployer.class);

    private final RepositoryService repository;
    private final ModelGuard guard;
    private final JdbcClient jdbc;
    private final BusinessClock clock;

    ModelDeployer(RepositoryService repository, ModelGuard guard, JdbcClient jdbc, BusinessClock clock) {
        this.repository = repository;
        this.guard = guard;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All packaged files, in the caller's transaction. */
    void deployPackaged() {
        packaged().forEach(this::deploy);
    }

    void deploy(PackagedModel model) {
        guard.require(model.resource(), model.content());
        var inForce = model.keys().stream()
                .flatMap(key -> inForce(model, key).stream())
                .toList();
        if (inForce.isEmpty()) {
            deployNow(model);
            return;
        }
        if (model.sha256().equals(deployedHash(model))) {
            return;
        }
        var analysts = inForce.stream().filter(version -> !isPackaged(version)).findFirst();
        if (analysts.isPresent()) {
            keepAsDraft(model, analysts.get());
        } else {
            deployNow(model);
        }
    }

    private void deployNow(PackagedModel model) {
        var deployment = repository
                .createDeployment()
                .name(SOURCE + ":" + model.resource())
                .source(SOURCE)
                .addInputStream(model.resource(), new ByteArrayInputStream(model.content()))
                .deploy();
        jdbc.sql("""
                        insert into packaged_model (resource, sha256, deployment_id, deployed_at)
                        values (:resource, :sha256, :deployment, :at)
                        on conflict (resource) do update set sha256 = excluded.sha256,
                          deployment_id = excluded.deployment_id, deployed_at = excluded.deployed_at""")
                .param("resource", model.resource())
                .param("sha256", model.sha256())
                .param("deployment", deployment.getId())
                .param("at", now())
                .update();
        log.info("Deployed packaged model {}", model.resource());
    }

    private void keepAsDraft(PackagedModel model, ResourceDefinition inForce) {
        var added = jdbc.sql("""
                        insert into model_conflict
                          (resource, sha256, definition_key, version_in_force, content, noted_at)
                        values (:resource, :sha256, :key, :version, :content, :at)
                        on conflict (resource, sha256) do nothing""")
                .param("resource", model.resource())
                .param("sha256", model.sha256())
                .param("key", inForce.getKey())
                .param("version", inForce.getVersion())
                .param("content", model.content())
                .param("at", now())
                .update();
        log.warn(
                "Packaged model {} differs, but version {} of {} was published by the analysts and stays in force{}",
                model.resource(),
                inForce.getVersion(),
                inForce.getKey(),
                added == 1 ? "; kept as a draft" : "");
    }

    private Optional<? extends ResourceDefinition> inForce(PackagedModel model, String key) {
        return Optional.ofNullable(
                model.isDiagram()
                        ? repository
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(key)
                                .withoutTenantId()
                                .latestVersion()
                                .singleResult()
                        : repository
                                .createDecisionDefinitionQuery()
                                .decisionDefinitionKey(key)
                                .withoutTenantId()
                                .latestVersion()
                                .singleResult());
    }

    private boolean isPackaged(ResourceDefinition version) {
        Deployment deployment = repository
                .createDeploymentQuery()
                .deploymentId(version.getDeploymentId())
                .singleResult();
        return deployment != null && SOURCE.equals(deployment.getSource());
    }

    private String deployedHash(PackagedModel model) {
        return jdbc.sql("select sha256 from packaged_model where resource = ?")
                .param(model.resource())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private OffsetDateTime now() {
        return CourtTime.column(clock.now());
    }

    /** The decisions of the packaged tables, each with the rule in whose file it stands. */
    static Map<String, String> decisions() {
        return packaged().stream()
                .filter(model -> !model.isDiagram())
                .flatMap(model ->
                        model.keys().stream().map(key -> Map.entry(key, ModelKind.DECISION.ruleOf(model.resource()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
    }

    /** Ids of the processes, or of the decisions, in a file. */
    static List<String> keys(byte[] content, boolean isDiagram) {
        try {
            return keys(ModelXml.root(content), isDiagram);
        } catch (SAXException e) {
            throw new IllegalArgumentException("Not XML", e);
        }
    }

    /** Ids of the processes, or of the decisions, in the file with this root. */
    static List<String> keys(Element root, boolean isDiagram) {
        return ModelXml.children(root).stream()
                .filter(child -> ModelXml.is(child, isDiagram ? "process" : "decision"))
                .map(child -> ModelXml.attribute(child, "id"))
                .toList();
    }

    private static List<PackagedModel> packaged() {
        var resolver = new PathMatchingResourcePatternResolver();
        var models = new ArrayList<PackagedModel>();
        try {
            // Tables before the diagrams that ask them.
            for (var pattern : List.of("decisions/*.dmn", "processes/*.bpmn")) {
                var folder = pattern.substring(0, pattern.indexOf('/') + 1);
                var files = resolver.getResources("classpath*:" + pattern);
                Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
                for (var file : files) {
                    models.add(new PackagedModel(folder + file.getFilename(), file.getContentAsByteArray()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return models;
    }

    /** One file of the class path, by its relative name. */
    record PackagedModel(String resource, byte[] content) {
        boolean isDiagram() {
            return resource.endsWith(".bpmn");
        }

        /** Ids of the processes or decisions inside. */
        List<String> keys() {
            return ModelDeployer.keys(content, isDiagram());
        }

        String sha256() {
            return Sha256.hex(content);
        }
    }
}
